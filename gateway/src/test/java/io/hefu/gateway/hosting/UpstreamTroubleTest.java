package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.address.OutsideAddresses;
import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.hosting.ProxyPolicy.Retries;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.hosting.Upstream.Track;
import io.hefu.core.usage.UsageEntry.Outcome;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    @Test
    void aPartnerThatDoesNotAnswerInTimeIsATimeoutAndItsConnectionIsClosed() {
        policy.answerTimeout = Duration.ofMillis(300);
        upstream.behaviour = (request, out) -> Thread.sleep(60_000);
        gateway.host(policy, upstream);

        long begin = System.nanoTime();
        assertRefused(call(), 504, "TIMEOUT");

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(20));
        assertThat(gateway.ends.journal)
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
