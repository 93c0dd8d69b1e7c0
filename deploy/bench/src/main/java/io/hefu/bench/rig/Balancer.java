package io.hefu.bench.rig;

import io.hefu.bench.load.Sender;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.ApiClient;
import io.hefu.clients.platform.ClientFailure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends each call once, in turn to the nodes that were ready when last asked, five times a second. It knows nothing else of
 * them and retries nothing: what a node fails, the caller sees.
 */
public final class Balancer implements Sender, AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final List<Node> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService checks;

    /** Has asked each node once when it returns. */
    public Balancer(List<URI> nodes, String key) {
        this.nodes = nodes.stream().map(url -> new Node(url, key)).toList();
        this.nodes.forEach(Node::check);
        this.checks = Executors.newScheduledThreadPool(nodes.size(), task -> {
            Thread thread = new Thread(task, "readiness");
            thread.setDaemon(true);
            return thread;
        });
        this.nodes.forEach(
                node -> checks.scheduleWithFixedDelay(node::check, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public CompletableFuture<ApiAnswer> sendAsync(ApiCall call, String correlator) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(Math.floorMod(first + i, nodes.size()));
            if (node.ready) {
                return node.client.sendAsync(call, correlator);
            }
        }
        return CompletableFuture.failedFuture(new ClientFailure("No node is ready."));
    }

    @Override
    public void close() {
        checks.shutdownNow();
    }

    private static final class Node {

        private final ApiClient client;
        private final Readiness readiness;
        private volatile boolean ready;

        Node(URI url, String key) {
            this.client = new ApiClient(url, key);
            this.readiness = new Readiness(url);
        }

        void check() {
            ready = readiness.isReady();
        }
    }
}
