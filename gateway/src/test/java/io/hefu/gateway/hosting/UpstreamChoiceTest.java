package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.hosting.ProxyPolicy.Canary;
import io.hefu.core.hosting.ProxyPolicy.CircuitBreaker;
import io.hefu.core.hosting.ProxyPolicy.HeaderMatch;
import io.hefu.core.hosting.ProxyPolicy.HealthCheck;
import io.hefu.core.hosting.ProxyPolicy.Retries;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.hosting.Upstream.Track;
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

/** To which upstream a call goes, and whether it is tried again. */
class UpstreamChoiceTest {

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
        gateway.ends.journal.clear();
    }

    @AfterEach
    void close() {
        gateway.host();
        upstream.close();
        other.close();
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
}
