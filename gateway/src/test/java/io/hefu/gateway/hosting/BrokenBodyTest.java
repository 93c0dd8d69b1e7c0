package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hefu.core.hosting.ProxyPolicy.CircuitBreaker;
import io.hefu.core.usage.UsageEntry.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that break off, pause, or are not waited for. */
class BrokenBodyTest {

    private static HostingGateway gateway;
    private final PartnerPolicy policy = new PartnerPolicy();
    private RawUpstream upstream;

    @BeforeAll
    static void start(@TempDir Path folder) {
        gateway = new HostingGateway(folder);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void open() {
        upstream = new RawUpstream();
        gateway.ends.journal.clear();
    }

    @AfterEach
    void close() {
        gateway.host();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\nzz\r\n"
            })
    void aBodyThatBreaksOffIsCutSoThatTheCallerSeesIt(String said) throws Exception {
        int cutBefore = gateway.listening.cutBodies.get();
        upstream.saysAndCloses(said);
        gateway.host(policy, upstream);

        String cut = RawClient.ask(gateway.listening.port(), "GET /offers/v1/offers/7 HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(cut)
                .doesNotContain("\r\n0\r\n")
                .satisfiesAnyOf(
                        text -> assertThat(text).isEmpty(),
                        text -> assertThat(text).startsWith("HTTP/1.1 200"));

        await().untilAsserted(
                        () -> assertThat(gateway.listening.cutBodies.get()).isEqualTo(cutBefore + 1));
        assertThat(gateway.ends.journal)
                .as("its call was recorded before its head left")
                .hasSize(1);
    }

    @Test
    void aBodyThatPausesTooLongIsCut() {
        policy.idleTimeout = Duration.ofMillis(200);
        upstream.behaviour = (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
            Thread.sleep(60_000);
        };
        gateway.host(policy, upstream);

        assertThatThrownBy(() -> call()).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aBodyThatTakesLongerThanTheAnswerMayBeginIsNotCut() {
        policy.answerTimeout = Duration.ofMillis(300);
        upstream.behaviour = (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 8; i++) {
                out.write("1\r\nx\r\n");
                Thread.sleep(100);
            }
            out.write("0\r\n\r\n");
        };
        gateway.host(policy, upstream);

        assertThat(call().body()).isEqualTo("xxxxxxxx");
    }

    @Test
    void aBodyThatEndsWithItsConnectionIsWhole() {
        upstream.saysAndCloses("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end");
        gateway.host(policy, upstream);

        assertThat(call().body()).isEqualTo("until the end");
    }

    @Test
    void aCallerThatLeavesDuringABodyFreesThePartnersConnection() throws Exception {
        upstream.behaviour = (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            byte[] part = new byte[64 * 1024];
            while (true) {
                out.out().write(part);
            }
        };
        policy.concurrentCalls = 1;
        gateway.host(policy, upstream);
        HttpResponse<InputStream> answer = gateway.client.send(
                gateway.request("GET", "/offers/v1/offers/7", HttpRequest.BodyPublishers.noBody()),
                HttpResponse.BodyHandlers.ofInputStream());
        answer.body().readNBytes(1000);
        answer.body().close();

        await().untilAsserted(() -> assertThat(upstream.openConnections()).isZero());
        upstream.says(RawUpstream.ok("{}"));
        assertThat(call().statusCode()).isEqualTo(200);
    }

    @Test
    void aCallerThatLeavesDuringItsUploadIsNotThePartnersFault() throws Exception {
        policy.circuitBreaker = new CircuitBreaker(1, 1, Duration.ofMinutes(5));
        gateway.host(policy, upstream);
        try (Socket socket = new Socket("127.0.0.1", gateway.listening.port())) {
            socket.getOutputStream()
                    .write(("PUT /offers/v1/offers/7/photo HTTP/1.1\r\nHost: x\r\n" + RawClient.authorization()
                                    + "Content-Type: image/png\r\nContent-Length: 1000000\r\n\r\nonly this")
                            .getBytes());
            socket.getOutputStream().flush();
            await().until(() -> upstream.connections.get() == 1);
        }
        await().untilAsserted(() -> assertThat(upstream.openConnections()).isZero());

        assertThat(call().statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(gateway.ends.journal)
                .extracting(entry -> ((Outcome) entry).result().status())
                .containsExactlyInAnyOrder(400, 200));
    }

    private HttpResponse<String> call() {
        return gateway.get("/offers/v1/offers/7");
    }
}
