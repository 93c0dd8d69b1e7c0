package io.hefu.gateway.definition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which operation a request means. The APIs of this process stand in it for good; those of partners come, change and go
 * while calls are looked up: each change makes new maps, of which a lookup sees the one or the other, whole. The paths of an
 * API are looked at only after its base path led to it, so that a lookup costs alike with many APIs.
 */
public final class OperationTable {

    private volatile State state = new State(Map.of(), Set.of());

    /** @throws IllegalStateException when two APIs share a base path */
    public OperationTable(List<ApiDefinition> definitions) {
        for (ApiDefinition definition : definitions) {
            if (state.byBasePath.containsKey(definition.basePath())) {
                throw new IllegalStateException(definition.basePath() + ": two APIs share it");
            }
            mount(definition);
        }
    }

    private record State(Map<String, PathTree> byBasePath, Set<String> apiSegments) {}

    /** What a method and a path lead to. */
    public sealed interface Match {

        Match NOTHING = new Nothing();

        record Found(Operation operation, Map<String, String> pathParameters) implements Match {}

        /** The path is there, for other methods. */
        record OtherMethods(Set<String> allowed) implements Match {}

        record Nothing() implements Match {}
    }

    /**
     * Puts a definition in force, in place of one with the same base path.
     *
     * @throws IllegalStateException when two of its operations answer the same; what was in force stays
     */
    public synchronized void mount(ApiDefinition definition) {
        PathTree paths = new PathTree(definition.operations());
        Map<String, PathTree> next = new HashMap<>(state.byBasePath);
        next.put(definition.basePath(), paths);
        replace(next);
    }

    /** Takes an API out; its paths lead nowhere from now on. */
    public synchronized void unmount(String basePath) {
        Map<String, PathTree> next = new HashMap<>(state.byBasePath);
        next.remove(basePath);
        replace(next);
    }

    private void replace(Map<String, PathTree> byBasePath) {
        Set<String> segments = new HashSet<>();
        byBasePath.keySet().forEach(base -> segments.add(apiSegment(base)));
        state = new State(byBasePath, segments);
    }

    /**
     * Whether a path belongs to northbound APIs at all, in a version that exists or not; others are the portal's.
     *
     * @param path as sent, starting with a slash
     */
    public boolean covers(String path) {
        return state.apiSegments.contains(apiSegment(path));
    }

    public Match match(String method, String path) {
        PathTree paths = state.byBasePath.get(basePath(path));
        return paths == null ? Match.NOTHING : paths.match(method, path);
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
