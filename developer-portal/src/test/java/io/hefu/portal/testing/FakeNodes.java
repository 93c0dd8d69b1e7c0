package io.hefu.portal.testing;

import io.hefu.core.node.Nodes;
import io.hefu.core.node.Spread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Gateways of which each has come as far as a test says. They answer on threads of their own. */
@Singleton
public class FakeNodes implements Nodes {

    private final ConcurrentHashMap<String, Long> applied = new ConcurrentHashMap<>();
    private volatile long asked;

    public FakeNodes() {
        everyoneFollows();
    }

    /** Two gateways that are always as far as they should be. */
    public void everyoneFollows() {
        applied.clear();
        applied.put("node-1", Long.MAX_VALUE);
        applied.put("node-2", Long.MAX_VALUE);
    }

    public void reached(String node, long version) {
        applied.put(node, version);
    }

    /** The version last asked about. */
    public long asked() {
        return asked;
    }

    @Override
    public CompletionStage<Spread> spreadOf(long version) {
        asked = version;
        return CompletableFuture.supplyAsync(() -> {
            List<String> missing = applied.entrySet().stream()
                    .filter(node -> node.getValue() < version)
                    .map(node -> node.getKey())
                    .sorted()
                    .toList();
            return new Spread(applied.size() - missing.size(), missing, List.of());
        });
    }
}
