package io.hefu.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hefu.clients.call.ApiClient;
import io.hefu.clients.call.Calls;
import io.hefu.clients.pace.Pauses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Acknowledged acknowledged = new Acknowledged();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
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
    void everyAnsweredCallIsRememberedUnderItsOwnCorrelator() throws Exception {
        load().during(() -> Pauses.until(() -> acknowledged.count() >= 50, PATIENCE));

        assertThat(acknowledged.correlators())
                .hasSizeGreaterThanOrEqualTo(50)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(received)
                .contains("run-1");
        assertThat(acknowledged.unanswered()).isZero();
    }

    @Test
    void callsThatNobodyAnswersAreNotAcknowledged() throws Exception {
        server.stop(0);

        load().during(() -> Pauses.until(() -> acknowledged.unanswered() > 0, PATIENCE));

        assertThat(acknowledged.correlators()).isEmpty();
    }

    private Load load() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Load(new ApiClient(url, "key")::sendAsync, List.of(Calls.listBenefits()), 500, "run", acknowledged);
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(exchange.getRequestHeaders().getFirst("x-correlator"));
        exchange.getResponseHeaders().add("Hefu-Environment", "live");
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
