package io.hefu.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hefu.clients.call.Calls;
import io.hefu.clients.pace.Pauses;
import io.hefu.clients.platform.ClientFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalancerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Node first;
    private Node second;

    @BeforeEach
    void start() throws IOException {
        first = new Node();
        second = new Node();
    }

    @AfterEach
    void stop() {
        first.server.stop(0);
        second.server.stop(0);
    }

    @Test
    void readyNodesTakeTurns() {
        try (Balancer balancer = balancer()) {
            call(balancer, 10);

            assertThat(first.calls).hasValue(5);
            assertThat(second.calls).hasValue(5);
        }
    }

    @Test
    void whoIsNotReadyGetsNothingUntilItIsAgain() throws InterruptedException {
        first.ready = false;
        try (Balancer balancer = balancer()) {
            call(balancer, 10);
            assertThat(first.calls).hasValue(0);

            first.ready = true;

            assertThat(Pauses.until(
                            () -> {
                                call(balancer, 2);
                                return first.calls.get() > 0;
                            },
                            PATIENCE))
                    .isTrue();
        }
    }

    @Test
    void whenNobodyIsReadyACallFails() {
        first.ready = false;
        second.server.stop(0);
        try (Balancer balancer = balancer()) {
            assertThatThrownBy(() -> call(balancer, 1)).hasRootCauseInstanceOf(ClientFailure.class);
        }
    }

    private Balancer balancer() {
        return new Balancer(List.of(first.url(), second.url()), "key");
    }

    private static void call(Balancer balancer, int times) {
        for (int i = 0; i < times; i++) {
            balancer.sendAsync(Calls.listBenefits(), "run-" + i).join();
        }
    }

    private static final class Node {

        private final HttpServer server;
        private final AtomicInteger calls = new AtomicInteger();
        private volatile boolean ready = true;

        Node() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                calls.incrementAndGet();
                answer(exchange, 204);
            });
            server.createContext("/q/health/ready", exchange -> answer(exchange, ready ? 200 : 503));
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private static void answer(HttpExchange exchange, int status) throws IOException {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }
}
