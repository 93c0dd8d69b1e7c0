package io.hefu.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EachKeyOnceTest {

    private final Queue<String> presented = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyKeyIsPresentedOnce() {
        List<String> keys = IntStream.range(0, 500).mapToObj(i -> "key-" + i).toList();

        Measurement measurement = run(keys, Duration.ofSeconds(30));

        assertThat(presented).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(measurement.calls()).isEqualTo(500);
        assertThat(measurement.failed()).isZero();
    }

    @Test
    void whenTheTimeIsOverNoMoreKeysArePresented() {
        assertThat(run(List.of("key"), Duration.ZERO.plusNanos(1)).calls()).isLessThanOrEqualTo(1);
    }

    private Measurement run(List<String> keys, Duration longest) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/status");
        ProcessTree self = new ProcessTree(List.of(ProcessHandle.current().pid()));
        return new EachKeyOnce(keys).run(new Target(url, self, self), longest);
    }

    private void answer(HttpExchange exchange) throws IOException {
        presented.add(exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length()));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
