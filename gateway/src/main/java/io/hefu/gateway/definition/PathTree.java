package io.hefu.gateway.definition;

import io.hefu.gateway.definition.OperationTable.Match;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The paths of one API, segment by segment: a lookup costs by the length of the path, not by how many there are. A literal
 * segment goes before a parameter (OpenAPI 3.0.3, Path Templating Matching).
 */
final class PathTree {

    private final Node root = new Node();

    /** @throws IllegalStateException when two operations answer the same method on the same path */
    PathTree(List<Operation> operations) {
        operations.forEach(this::add);
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Operation> byMethod = new HashMap<>();
        private @Nullable Node parameter;
    }

    private void add(Operation operation) {
        Node node = root;
        for (String segment : operation.path().segments()) {
            if (!PathTemplate.isParameter(segment)) {
                node = node.literals.computeIfAbsent(segment, absent -> new Node());
            } else {
                if (node.parameter == null) {
                    node.parameter = new Node();
                }
                node = node.parameter;
            }
        }
        Operation same = node.byMethod.putIfAbsent(operation.method(), operation);
        if (same != null) {
            throw new IllegalStateException(operation.operationId() + " and " + same.operationId() + " both answer "
                    + operation.method() + " " + operation.path().text());
        }
    }

    Match match(String method, String path) {
        String[] segments = PathTemplate.split(path);
        Node node = find(root, segments, 0);
        if (node == null) {
            return Match.NOTHING;
        }
        Operation operation = node.byMethod.get(method);
        return operation == null
                ? new Match.OtherMethods(new TreeSet<>(node.byMethod.keySet()))
                : new Match.Found(operation, operation.path().parameters(segments));
    }

    /** The first of the two ways that leads to an operation. Each segment is tried twice at most on the way back. */
    private static @Nullable Node find(Node node, String[] segments, int from) {
        if (from == segments.length) {
            return node.byMethod.isEmpty() ? null : node;
        }
        String segment = segments[from];
        Node literal = node.literals.get(segment);
        if (literal != null) {
            Node found = find(literal, segments, from + 1);
            if (found != null) {
                return found;
            }
        }
        if (node.parameter == null || segment.isEmpty() || PathTemplate.isDots(segment)) {
            return null;
        }
        return find(node.parameter, segments, from + 1);
    }
}
