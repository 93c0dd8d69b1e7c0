package io.hefu.rights.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.rights.Configured;
import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.supplier.SupplierAnswer.Delivered;
import io.hefu.rights.supplier.SupplierAnswer.NeverOrdered;
import io.hefu.rights.supplier.SupplierAnswer.Refused;
import io.hefu.rights.supplier.SupplierAnswer.Working;
import io.hefu.stack.rights.RightsSupplierSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRightsSupplierTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void anOrderIsTakenAndItsResultFoundLater() {
        try (RightsSupplierSimulator simulator = RightsSupplierSimulator.start("s3cret")) {
            RightsSupplier supplier = supplier(simulator.url(), "s3cret");
            SupplierOrder order = order("RIDE-VOUCHER");

            assertThat(supplier.place(order)).succeedsWithin(SOON).isEqualTo(new Working());

            Awaitility.await()
                    .untilAsserted(() -> assertThat(supplier.ask(order))
                            .succeedsWithin(SOON)
                            .isInstanceOfSatisfying(
                                    Delivered.class,
                                    delivered -> assertThat(delivered.code()).isPresent()));
        }
    }

    @Test
    void orderingAgainUnderTheSameNumberIsOrderingOnce() {
        try (RightsSupplierSimulator simulator = RightsSupplierSimulator.start("s3cret")) {
            RightsSupplier supplier = supplier(simulator.url(), "s3cret");
            SupplierOrder order = order("VIDEO-MONTH");

            assertThat(supplier.place(order)).succeedsWithin(SOON);
            assertThat(supplier.place(order)).succeedsWithin(SOON);

            assertThat(simulator.ordersAccepted()).isEqualTo(1);
        }
    }

    @Test
    void whatTheSupplierSaysForCertainCounts() {
        try (RightsSupplierSimulator simulator = RightsSupplierSimulator.start("s3cret")) {
            RightsSupplier supplier = supplier(simulator.url(), "s3cret");

            assertThat(supplier.place(order("OUT-OF-STOCK")))
                    .succeedsWithin(SOON)
                    .isEqualTo(new Refused("OUT_OF_STOCK"));
            assertThat(supplier.ask(order("VIDEO-MONTH"))).succeedsWithin(SOON).isEqualTo(new NeverOrdered());
        }
    }

    @Test
    void aWrongSecretSaysNothingOfTheOrder() {
        try (RightsSupplierSimulator simulator = RightsSupplierSimulator.start("s3cret")) {
            assertThat(supplier(simulator.url(), "another").place(order("VIDEO-MONTH")))
                    .failsWithin(SOON);
            assertThat(simulator.ordersAccepted()).isZero();
        }
    }

    @Test
    void withoutASecretNothingIsOrdered() {
        RightsSupplier supplier = new HttpRightsSupplier(
                Configured.as(SupplierConfig.class, Map.of()), new ObjectMapper(), Clock.systemUTC(), UUID::randomUUID);

        assertThat(supplier.place(order("VIDEO-MONTH"))).isCompletedExceptionally();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | {"code":"INTERNAL"}
            502 | <html>Bad Gateway</html>
            400 | {"error":"a proxy's opinion"}
            404 | <html>Not Found</html>
            409 | {"code":"DUPLICATE_ORDER"}
            200 |
            200 | []
            200 | {"status":"SOMETHING_NEW"}
            200 | {"status":
            """)
    void whatCannotBeReliedOnIsNoAnswer(int status, String body) throws IOException {
        HttpServer server = answering(status, Optional.ofNullable(body).orElse(""));
        try {
            assertThat(supplier("http://127.0.0.1:" + server.getAddress().getPort(), "s")
                            .place(order("P")))
                    .failsWithin(SOON);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void silenceIsNoAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(supplier("http://127.0.0.1:" + silent.getLocalPort(), "s")
                            .ask(order("P")))
                    .failsWithin(SOON);
        }
    }

    @Test
    void aSupplierThatIsDownIsNoAnswer() throws IOException {
        int port;
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }

        CompletionStage<SupplierAnswer> answer =
                supplier("http://127.0.0.1:" + port, "s").place(order("P"));

        assertThat(answer).failsWithin(SOON);
    }

    private static HttpServer answering(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static RightsSupplier supplier(String url, String secret) {
        SupplierConfig config = Configured.as(
                SupplierConfig.class,
                Map.of(
                        "hefu.rights.supplier.url", url,
                        "hefu.rights.supplier.secret", secret,
                        "hefu.rights.supplier.timeout", "500ms"));
        return new HttpRightsSupplier(config, new ObjectMapper(), Clock.systemUTC(), UUID::randomUUID);
    }

    private static SupplierOrder order(String product) {
        return new SupplierOrder("o1", product, new PhoneNumber("+8613800000001"), 1, Fulfilment.CODE);
    }
}
