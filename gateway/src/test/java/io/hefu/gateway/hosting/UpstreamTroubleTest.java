package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hefu.core.address.OutsideAddresses;
import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.hosting.ProxyPolicy.Canary;
import io.hefu.core.hosting.ProxyPolicy.CircuitBreaker;
import io.hefu.core.hosting.ProxyPolicy.HeaderMatch;
import io.hefu.core.hosting.ProxyPolicy.HealthCheck;
import io.hefu.core.hosting.ProxyPolicy.Retries;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.hosting.Upstream.Track;
import io.hefu.core.usage.UsageEntry.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of calls when partners are slow, gone, or lie. */
class UpstreamTroubleTest {

    private static HostingGateway gateway;

    private final PartnerPolicy policy = new PartnerPolicy();
    private RawUpstream upstream;
    private RawUpstream other;

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
        other = new RawUpstream();
        gateway.journal.clear();
    }

    @AfterEach
    void close() {
        gateway.host();
        upstream.close();
        other.close();
    }

    private HttpResponse<String> call() {
        return gateway.get("/offers/v1/offers/7");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("\"status\":" + status, "\"code\":\"" + code + "\"")
                .doesNotContain("127.0.0.1");
        assertThat(answer.headers().firstValue("x-correlator")).isPresent();
    }

    @Test
    void aPartnerThatDoesNotAnswerInTimeIsATimeoutAndItsConnectionIsClosed() {
        policy.answerTimeout = Duration.ofMillis(300);
        upstream.behaviour = (request, out) -> Thread.sleep(60_000);
        gateway.host(policy, upstream);

        long begin = System.nanoTime();
        assertRefused(call(), 504, "TIMEOUT");

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(2));
        assertThat(gateway.journal)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.class,
                        outcome -> assertThat(outcome.result().code()).isEqualTo("TIMEOUT"));
    }

    @Test
    void aPartnerThatIsNotThereCannotBeReached() {
        upstream.close();
        gateway.host(policy, upstream);

        assertRefused(call(), 502, "BAD_GATEWAY");
    }

    @Test
    void aPartnersOwnPageForAnErrorIsNotPassedOnButItsJsonIs() {
        gateway.host(policy, upstream);
        upstream.says(RawUpstream.answer(500, "Content-Type: text/html\r\n", "<pre>at com.partner.Secret</pre>"));
        assertRefused(call(), 502, "BAD_GATEWAY");

        upstream.says(RawUpstream.answer(503, "Content-Type: application/problem+json\r\nRetry-After: 9\r\n", "{}"));
        HttpResponse<String> own = call();
        assertThat(own.statusCode()).isEqualTo(503);
        assertThat(own.headers().firstValue("Retry-After")).contains("9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\r\n\r\n",
                "\u0000\u0001\u0002\u0003\r\n\r\n",
                "HTTP/1.1 OK\r\n\r\n",
                "HTTP/1.1 999 Strange\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: nine\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Big: BIG\r\n\r\n",
                "HTTP/1.1 200 OK\r\nMANY\r\n",
                ""
            })
    void whatIsNoHttpIsABadGatewayAndTheConnectionIsNotUsedAgain(String said) {
        upstream.saysAndCloses(said.replace("BIG", "x".repeat(40_000)).replace("MANY", "X-A: b\r\n".repeat(5_000)));
        policy.retries = new Retries(0, 0);
        gateway.host(policy, upstream);

        assertRefused(call(), 502, "BAD_GATEWAY");

        upstream.says(RawUpstream.ok("{}"));
        assertThat(call().statusCode()).isEqualTo(200);
        assertThat(upstream.connections.get()).isEqualTo(2);
    }

    @Test
    void aSecondAnswerThatNobodyAskedForIsNobodysAnswer() {
        gateway.host(policy, upstream);
        AtomicBoolean first = new AtomicBoolean(true);
        upstream.behaviour = (request, out) -> RawUpstream.say(
                out,
                first.getAndSet(false)
                        ? RawUpstream.ok("{\"mine\":1}") + RawUpstream.ok("{\"forged\":1}")
                        : RawUpstream.ok("{\"mine\":2}"));

        assertThat(call().body()).isEqualTo("{\"mine\":1}");
        for (int i = 0; i < 8; i++) {
            assertThat(call().body()).isEqualTo("{\"mine\":2}");
        }
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
        assertThat(gateway.journal)
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
    void aCallThatMayBeRepeatedIsTriedAgainElsewhere() {
        upstream.saysAndCloses("");
        gateway.host(policy, upstream, other);

        for (int i = 0; i < 4; i++) {
            assertThat(call().statusCode()).isEqualTo(200);
        }
        assertThat(upstream.received).isNotEmpty();
        assertThat(other.received).hasSize(4);
    }

    @Test
    void aHeldBodyIsRepeatedWithItsCall() {
        upstream.saysAndCloses("");
        gateway.host(policy, upstream, other);

        for (int i = 0; i < 2; i++) {
            assertThat(gateway.send(
                                    "PUT",
                                    "/offers/v1/offers/7",
                                    HttpRequest.BodyPublishers.ofString("{\"a\":1}"),
                                    "Content-Type",
                                    "application/json")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(other.received)
                .allSatisfy(request -> assertThat(request.text()).isEqualTo("{\"a\":1}"));
        assertThat(other.received).hasSize(2);
    }

    @Test
    void aCallThatMustNotBeRepeatedIsNot() {
        upstream.saysAndCloses("");
        gateway.host(policy, upstream);

        assertRefused(gateway.post("/offers/v1/offers", "{}", "Content-Type", "application/json"), 502, "BAD_GATEWAY");
        assertThat(upstream.received).hasSize(1);
    }

    @Test
    void anAnswerIsNeverTriedAgainHoweverBad() {
        upstream.says(RawUpstream.answer(503, "Content-Type: application/json\r\n", "{}"));
        gateway.host(policy, upstream);

        assertThat(call().statusCode()).isEqualTo(503);
        assertThat(upstream.received).hasSize(1);
    }

    @Test
    void retriesStayWithinTheirBudget() {
        policy.retries = new Retries(5, 10);
        upstream.saysAndCloses("");
        gateway.host(policy, upstream);

        for (int i = 0; i < 20; i++) {
            assertThat(call().statusCode()).isEqualTo(502);
        }
        assertThat(upstream.received)
                .as("20 calls, 3 retries to start with, 1 in 10 on top")
                .hasSizeBetween(23, 26);
    }

    @Test
    void aPartnerThatKeepsFailingIsLeftAloneAndTriedAgainLater() {
        policy.circuitBreaker = new CircuitBreaker(50, 10, Duration.ofMillis(700));
        policy.retries = new Retries(0, 0);
        upstream.says(RawUpstream.answer(500, "Content-Type: application/json\r\n", "{}"));
        gateway.host(policy, upstream);
        for (int i = 0; i < 10; i++) {
            assertThat(call().statusCode()).isEqualTo(500);
        }

        HttpResponse<String> refused = call();
        assertRefused(refused, 503, "UNAVAILABLE");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(upstream.received).hasSize(10);

        upstream.says(RawUpstream.ok("{}"));
        await().untilAsserted(() -> assertThat(call().statusCode()).isEqualTo(200));
        assertThat(call().statusCode()).isEqualTo(200);
    }

    @Test
    void oneSlowPartnerHasSoManyCallsAndNoMoreWhileOthersGoOn() {
        policy.concurrentCalls = 3;
        CountDownLatch release = new CountDownLatch(1);
        upstream.behaviour = (request, out) -> {
            release.await();
            RawUpstream.say(out, RawUpstream.ok("{}"));
        };
        gateway.host(
                gateway.api("offers", OffersDefinition.JSON, policy, Lifecycle.CURRENT, upstream),
                gateway.api("tickets", OffersDefinition.JSON, policy, Lifecycle.CURRENT, other));
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(gateway.client.sendAsync(
                    gateway.request("GET", "/offers/v1/offers/7", HttpRequest.BodyPublishers.noBody()),
                    HttpResponse.BodyHandlers.ofString()));
        }
        await().until(() -> upstream.received.size() == 3);

        HttpResponse<String> tooMany = call();
        assertRefused(tooMany, 503, "UNAVAILABLE");
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("1");
        assertThat(gateway.get("/tickets/v1/offers/7").statusCode()).isEqualTo(200);

        release.countDown();
        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(call().statusCode()).isEqualTo(200);
    }

    @Test
    void anUnhealthyUpstreamIsTakenOutAndBroughtBack() {
        policy.healthCheck = Optional.of(new HealthCheck("/health", Duration.ofMillis(50), 2, 2));
        AtomicBoolean healthy = new AtomicBoolean(true);
        upstream.behaviour = (request, out) -> RawUpstream.say(
                out,
                request.target().equals("/base/health") && !healthy.get()
                        ? RawUpstream.answer(500, "", "")
                        : RawUpstream.ok("{}"));
        gateway.host(policy, upstream);
        assertThat(call().statusCode()).isEqualTo(200);

        healthy.set(false);
        await().untilAsserted(() -> assertRefused(call(), 503, "UNAVAILABLE"));
        healthy.set(true);
        await().untilAsserted(() -> assertThat(call().statusCode()).isEqualTo(200));
    }

    @Test
    void callsAreSpreadByWeightAndTheCanaryGetsThoseThatAskForIt() {
        policy.canary = Optional.of(new Canary(0, Optional.of(new HeaderMatch("X-Canary", "yes"))));
        RawUpstream canary = new RawUpstream();
        gateway.host(gateway.api(
                "offers",
                OffersDefinition.JSON,
                policy,
                Lifecycle.CURRENT,
                List.of(
                        new Upstream("a", HostingGateway.base(upstream), 3, Track.STABLE),
                        new Upstream("b", HostingGateway.base(other), 1, Track.STABLE),
                        new Upstream("c", HostingGateway.base(canary), 1, Track.CANARY))));

        for (int i = 0; i < 8; i++) {
            call();
        }
        assertThat(upstream.received).hasSize(6);
        assertThat(other.received).hasSize(2);
        assertThat(canary.received).isEmpty();

        gateway.get("/offers/v1/offers/7", "X-Canary", "yes");
        assertThat(canary.received).hasSize(1);
        canary.close();
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
        await().untilAsserted(() -> assertThat(gateway.journal)
                .extracting(entry -> ((Outcome) entry).result().status())
                .containsExactlyInAnyOrder(400, 200));
    }

    @Test
    void anAddressInsideIsNotCalledUnlessTheOperatorAllowsIt(@TempDir Path folder) {
        try (HostingGateway closed = new HostingGateway(folder, new OutsideAddresses(List.of()), Optional.empty())) {
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "2130706433", "169.254.169.254")) {
                closed.host(closed.api(
                        "offers",
                        OffersDefinition.JSON,
                        policy,
                        Lifecycle.CURRENT,
                        List.of(new Upstream(
                                "a", URI.create("http://" + host + ":" + upstream.port()), 1, Track.STABLE))));

                assertRefused(closed.get("/offers/v1/offers/7"), 503, "UNAVAILABLE");
            }
            assertThat(upstream.connections.get()).isZero();
        }
    }
}
