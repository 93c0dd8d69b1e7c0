package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.hefu.gateway.fuzz.HostileRequests;
import io.hefu.gateway.fuzz.Mutation;
import io.hefu.gateway.fuzz.RawConnection;
import io.hefu.gateway.fuzz.RawConnection.Reaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the listener answers below 500 or ends the connection, soon, and goes on serving others. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HostileListenerTest {

    private static final int MUTATIONS = 4_000;
    private static final int THREADS = 8;
    private static final int PATIENCE_MILLIS = 150;

    private static Key key;

    private HostileRequests requests;

    @BeforeEach
    void arrive() {
        if (key == null) {
            Newcomer newcomer = DemoPlatform.newcomer();
            key = newcomer.developer().createKey(newcomer.application(), "hostile", "SANDBOX");
        }
        requests = new HostileRequests(key.clearText());
    }

    @AfterEach
    void othersAreServed() {
        given().header("Authorization", "Bearer " + DemoPlatform.testKey())
                .get("/benefits-exchange/v0.1/benefits")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsNoHttpIsRefusedOrEnded() throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        requests.malformed().forEach((name, bytes) -> {
            Reaction reaction = reactionTo(bytes);
            if (reaction.isHang() || !reaction.statuses().stream().allMatch(HostileListenerTest::isClientError)) {
                wrong.put(name, told(reaction));
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsNotToBeHadIsRefused() {
        Map<String, String> wrong = new TreeMap<>();
        requests.refused().forEach((name, bytes) -> {
            Reaction reaction = reactionTo(bytes);
            if (reaction.isHang() || !reaction.statuses().stream().allMatch(HostileListenerTest::isClientError)) {
                wrong.put(name, told(reaction));
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsOddIsBorne() {
        Map<String, String> wrong = new TreeMap<>();
        requests.odd().forEach((name, bytes) -> {
            Reaction reaction = reactionTo(bytes);
            if (reaction.isHang() || reaction.statuses().stream().anyMatch(status -> status >= 500)) {
                wrong.put(name, told(reaction));
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingInsideIsTold() {
        Map<String, byte[]> all = new HashMap<>(requests.malformed());
        all.putAll(requests.refused());
        all.putAll(requests.odd());

        all.forEach((name, bytes) -> assertThat(reactionTo(bytes).text())
                .as(name)
                .doesNotContain("Exception", "io.hefu", "io.vertx", "io.netty", "\tat ", "java."));
    }

    @Test
    void fiveHundredRequestsInOneGoAreAnsweredInTheirOrder() throws IOException {
        try (RawConnection connection = new RawConnection(port())) {
            Reaction reaction = connection.exchange(requests.pipelined(500), 500);
            assertThat(reaction.statuses()).hasSize(500).containsOnly(401);
        }
    }

    @Test
    void requestsCutOffAnywhereLeaveNothingOpen() throws IOException {
        long openBefore = openFiles();
        byte[] whole = requests.seeds()[3];
        int connections = 0;
        for (int length = 1; length < whole.length; length += 7) {
            connections++;
            try (RawConnection connection = new RawConnection(port())) {
                connection.send(Arrays.copyOf(whole, length));
            }
        }

        int opened = connections;
        soon().until(() -> openFiles() < openBefore + opened / 2);
    }

    @Test
    void slowClientsDoNotHoldUpOthers() throws IOException {
        List<RawConnection> slow =
                Stream.generate(HostileListenerTest::opened).limit(200).toList();
        try {
            for (RawConnection each : slow) {
                each.send("POST /iot-devices/v0.1/devices HTTP/1.1\r\nHost: he".getBytes(StandardCharsets.US_ASCII));
            }
            othersAreServed();
        } finally {
            for (RawConnection each : slow) {
                each.close();
            }
        }
        assertThat(DemoPlatform.setting("quarkus.http.idle-timeout")).isEqualTo("60s");
    }

    @Test
    void thousandsOfSpoiltRequestsFindNothing() throws InterruptedException, IOException {
        long openBefore = openFiles();
        byte[][] seeds = requests.seeds();
        Map<String, String> wrong = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < MUTATIONS; i++) {
            int number = i;
            threads.execute(() -> {
                byte[] spoilt = new Mutation(new Random(number)).of(seeds[number % seeds.length]);
                try (RawConnection connection = new RawConnection(port())) {
                    Reaction reaction = connection.exchangeAndEnd(spoilt, PATIENCE_MILLIS);
                    if (reaction.isHang() || reaction.statuses().stream().anyMatch(status -> status >= 500)) {
                        wrong.put(
                                number + ": "
                                        + new String(spoilt, StandardCharsets.ISO_8859_1)
                                                .replace(key.clearText(), "KEY"),
                                told(reaction));
                    }
                } catch (IOException failed) {
                    wrong.put(Integer.toString(number), failed.toString());
                }
            });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        assertThat(wrong).isEmpty();
        soon().until(() -> openFiles() < openBefore + MUTATIONS / 100);
    }

    private static boolean isClientError(int status) {
        return status >= 400 && status < 500;
    }

    private static String told(Reaction reaction) {
        return reaction.isHang() ? "hangs" : reaction.text().lines().limit(1).toList() + " " + reaction.statuses();
    }

    private static Reaction reactionTo(byte[] request) {
        try (RawConnection connection = opened()) {
            return connection.exchange(request);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RawConnection opened() {
        try {
            return new RawConnection(port());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int port() {
        return DemoPlatform.url().getPort();
    }

    /** Of this process, which is client and server at once; sockets among them. */
    private static long openFiles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
