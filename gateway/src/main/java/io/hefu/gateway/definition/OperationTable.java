package io.hefu.gateway.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which operation a request means. Looked up by the API's base path first, so that it costs alike with many APIs. */
public final class OperationTable {

    private final Map<String, ApiDefinition> byBasePath;

    /** @throws IllegalStateException when two APIs share a base path */
    public OperationTable(List<ApiDefinition> definitions) {
        this.byBasePath = definitions.stream().collect(Collectors.toMap(ApiDefinition::basePath, Function.identity()));
    }

    /** What a method and a path lead to. */
    public sealed interface Match {

        record Found(Operation operation, Map<String, String> pathParameters) implements Match {}

        /** The path is there, for other methods. */
        record OtherMethods(Set<String> allowed) implements Match {}

        record Nothing() implements Match {}
    }

    /**
     * Whether a path belongs to northbound APIs at all, in a version that exists or not; others are the portal's.
     *
     * @param path as sent, starting with a slash
     */
    public boolean covers(String path) {
        String api = apiSegment(path);
        return byBasePath.keySet().stream().anyMatch(base -> apiSegment(base).equals(api));
    }

    public Match match(String method, String path) {
        ApiDefinition definition = byBasePath.get(basePath(path));
        if (definition == null) {
            return new Match.Nothing();
        }
        List<String> segments = PathTemplate.split(path);
        Set<String> others = new TreeSet<>();
        for (Operation operation : definition.operations()) {
            Optional<Map<String, String>> parameters = operation.path().match(segments);
            if (parameters.isPresent() && operation.method().equals(method)) {
                return new Match.Found(operation, parameters.get());
            }
            parameters.ifPresent(matched -> others.add(operation.method()));
        }
        return others.isEmpty() ? new Match.Nothing() : new Match.OtherMethods(others);
    }

    private static String apiSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    private static String basePath(String path) {
        int version = path.indexOf('/', 1);
        int end = version < 0 ? -1 : path.indexOf('/', version + 1);
        return end < 0 ? path : path.substring(0, end);
    }
}
