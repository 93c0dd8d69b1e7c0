package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.core.hosting.ProxyPolicy.Retries;
import io.hefu.gateway.fuzz.Mutation;
import io.hefu.gateway.fuzz.RawConnection;
import io.hefu.gateway.fuzz.RawConnection.Reaction;
import io.hefu.gateway.telemetry.MemoryTraces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trace tells of a call, and what it never tells. */
class TracedCallTest {

    private static final String THEIR_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String THEIR_SPAN = "b7ad6b7169203331";
    private static final String SAMPLED = "00-" + THEIR_TRACE + "-" + THEIR_SPAN + "-01";

    private static final MemoryTraces traces = new MemoryTraces();
    private static HostingGateway gateway;

    private final PartnerPolicy policy = new PartnerPolicy();
    private RawUpstream upstream;

    @BeforeAll
    static void start(@TempDir Path folder) {
        gateway = new HostingGateway(folder, traces.calls());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void open() {
        upstream = new RawUpstream();
        gateway.host(policy, upstream);
        traces.clear();
    }

    @AfterEach
    void close() {
        gateway.host();
        upstream.close();
    }

    private HttpResponse<String> call(String... headers) {
        return gateway.get("/offers/v1/offers/7?note=secret", headers);
    }

    private static Map<String, Object> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().getKey(), Map.Entry::getValue));
    }

    private static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    @Test
    void aCallIsNamedByMethodAndPathTemplateAndSaysWhatItWas() {
        call("x-correlator", "mine-1");

        SpanData span = traces.call();
        assertThat(span.getName()).isEqualTo("GET /offers/v1/offers/{offerId}");
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(attributes(span))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("http.request.method", "GET"),
                        Map.entry("http.route", "/offers/v1/offers/{offerId}"),
                        Map.entry("http.response.status_code", 200L),
                        Map.entry("url.scheme", "http"),
                        Map.entry("network.protocol.version", "1.1"),
                        Map.entry("server.address", "127.0.0.1"),
                        Map.entry("server.port", (long) gateway.listening.port()),
                        Map.entry("hefu.api", "offers"),
                        Map.entry("hefu.operation", "getOffer"),
                        Map.entry("hefu.environment", "live"),
                        Map.entry("hefu.correlator", "mine-1")));
    }

    @Test
    void noPathQueryKeyOrBodyIsInAnySpan() {
        gateway.post("/offers/v1/persons?note=secret", "{\"phoneNumber\":\"+8613800000001\"}", "X-Own", "own-header");
        call();

        String everything = traces.all().toString();
        assertThat(traces.all()).isNotEmpty();
        assertThat(everything)
                .doesNotContain("secret", "own-header", "13800000001", "offers/7")
                .doesNotContain(HostingGateway.KEY.clearText())
                .doesNotContain("client.address", "network.peer", "user_agent", "url.full", "url.path", "url.query");
    }

    @Test
    void aStageThatWaitedIsASpanBelowItsCall() {
        call();

        assertThat(traces.of(SpanKind.INTERNAL))
                .extracting(SpanData::getName)
                .as("what was done at once is no span")
                .contains("route")
                .doesNotContain("receive", "entitle", "respond");
        assertThat(traces.of(SpanKind.INTERNAL))
                .allSatisfy(stage -> assertThat(stage.getParentSpanId())
                        .isEqualTo(traces.call().getSpanId()));
    }

    @Test
    void anAttemptAtAPartnerIsASpanThatThePartnerCanGoOnFrom() {
        call();

        SpanData attempt = traces.of(SpanKind.CLIENT).get(0);
        assertThat(attempt.getName()).isEqualTo("GET /offers/{offerId}");
        assertThat(attempt.getParentSpanId()).isEqualTo(traces.call().getSpanId());
        assertThat(attributes(attempt))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "http.request.method", "GET",
                        "http.response.status_code", 200L,
                        "url.scheme", "http",
                        "server.address", "127.0.0.1",
                        "server.port", (long) upstream.port()));
        assertThat(upstream.received.get(0).all("traceparent"))
                .containsExactly("00-" + attempt.getTraceId() + "-" + attempt.getSpanId() + "-01");
    }

    @Test
    void eachTryIsASpanOfItsOwnAndTheLostOneSaysWhy() {
        policy.retries = new Retries(1, 100);
        gateway.host(policy, upstream);
        AtomicInteger tries = new AtomicInteger();
        upstream.behaviour = (request, out) -> {
            if (tries.incrementAndGet() == 1) {
                out.close();
            } else {
                RawUpstream.say(out, RawUpstream.ok("{}"));
            }
        };

        assertThat(call().statusCode()).isEqualTo(200);

        List<SpanData> attempts = traces.of(SpanKind.CLIENT);
        assertThat(attempts).hasSize(2);
        assertThat(attributes(attempts.get(0)))
                .containsEntry("error.type", "broken")
                .doesNotContainKey("http.response.status_code")
                .doesNotContainKey("http.request.resend_count");
        assertThat(attempts.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attributes(attempts.get(1)))
                .containsEntry("http.request.resend_count", 1L)
                .containsEntry("http.response.status_code", 200L);
        assertThat(upstream.received)
                .extracting(request -> request.header("traceparent"))
                .containsExactly(
                        Optional.of("00-" + attempts.get(0).getTraceId() + "-"
                                + attempts.get(0).getSpanId() + "-01"),
                        Optional.of("00-" + attempts.get(1).getTraceId() + "-"
                                + attempts.get(1).getSpanId() + "-01"));
    }

    @Test
    void aPartnerThatIsNotThereOrTooSlowIsAnErrorOfTheCall() {
        policy.answerTimeout = Duration.ofMillis(200);
        gateway.host(policy, upstream);
        upstream.behaviour = (request, out) -> Thread.sleep(60_000);

        assertThat(call().statusCode()).isEqualTo(504);
        assertThat(attributes(traces.of(SpanKind.CLIENT).get(0))).containsEntry("error.type", "timedout");
        assertThat(traces.call().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attributes(traces.call()))
                .containsEntry("error.type", "TIMEOUT")
                .containsEntry("hefu.refusal.code", "TIMEOUT")
                .containsEntry("hefu.refusal.stage", "route");

        traces.clear();
        upstream.close();
        assertThat(call().statusCode()).isEqualTo(502);
        assertThat(traces.of(SpanKind.CLIENT))
                .allSatisfy(
                        attempt -> assertThat(attribute(attempt, "error.type")).isIn("unreachable", "broken"));
    }

    @Test
    void aPartnersOwnErrorIsAnErrorOfTheAttemptAndOnlyAServersOfTheCall() {
        upstream.says(RawUpstream.answer(404, "Content-Type: application/json\r\n", "{}"));
        call();
        assertThat(attributes(traces.of(SpanKind.CLIENT).get(0))).containsEntry("error.type", "404");
        assertThat(attributes(traces.call())).doesNotContainKey("error.type");

        traces.clear();
        upstream.says(RawUpstream.answer(503, "Content-Type: application/json\r\n", "{}"));
        call();
        assertThat(attributes(traces.call())).containsEntry("error.type", "503").doesNotContainKey("hefu.refusal.code");
    }

    @Test
    void aRefusedCallSaysWhichStageRefusedAndIsNoError() {
        gateway.post("/offers/v1/persons", "{\"phoneNumber\":\"+8613800000001\"}", "Content-Type", "application/json");

        SpanData refused = traces.call();
        assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(attributes(refused))
                .containsEntry("hefu.refusal.stage", "consent")
                .containsEntry("http.response.status_code", 403L)
                .containsKey("hefu.refusal.code")
                .doesNotContainKey("error.type");
    }

    @Test
    void whatCallersMakeUpIsNoNameOfASpan() throws IOException {
        gateway.get("/offers/v1/nothing/here");
        assertThat(traces.call().getName()).isEqualTo("GET");
        assertThat(attributes(traces.call()))
                .containsEntry("http.response.status_code", 404L)
                .doesNotContainKeys("http.route", "hefu.api", "hefu.environment");

        traces.clear();
        RawClient.ask(
                gateway.listening.port(),
                "INVENT /offers/v1/offers/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(traces.call().getName()).isEqualTo("HTTP");
        assertThat(attributes(traces.call())).containsEntry("http.request.method", "_OTHER");
    }

    @Test
    void aCallersTraceIsPointedToAndNotGoneOnIn() {
        call("traceparent", SAMPLED, "tracestate", "vendor=1", "baggage", "own=1");

        SpanData span = traces.call();
        assertThat(span.getTraceId()).isNotEqualTo(THEIR_TRACE);
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getLinks()).singleElement().satisfies(link -> {
            assertThat(link.getSpanContext().getTraceId()).isEqualTo(THEIR_TRACE);
            assertThat(link.getSpanContext().getSpanId()).isEqualTo(THEIR_SPAN);
            assertThat(link.getSpanContext().getTraceState().isEmpty()).isTrue();
        });
        assertThat(upstream.received.get(0).header("traceparent").orElseThrow()).contains(span.getTraceId());
        assertThat(upstream.received.get(0).all("tracestate")).isEmpty();
        assertThat(upstream.received.get(0).header("baggage")).contains("own=1");
    }

    @Test
    void aCallerCannotForceSampling() {
        traces.sampler = Sampler.alwaysOff();

        call("traceparent", SAMPLED);

        assertThat(traces.all()).isEmpty();
        assertThat(upstream.received.get(0).header("traceparent").orElseThrow())
                .as("the partner is told that nobody looks")
                .endsWith("-00")
                .doesNotContain(THEIR_TRACE);
    }

    @Test
    void whereCallersAreTheOperatorsOwnTheirTraceGoesOnAndDecides() {
        traces.goOnInCallersTraces();
        traces.sampler = Sampler.alwaysOff();

        call("traceparent", SAMPLED, "tracestate", "vendor=1");

        assertThat(traces.call().getTraceId()).isEqualTo(THEIR_TRACE);
        assertThat(traces.call().getParentSpanId()).isEqualTo(THEIR_SPAN);
        assertThat(upstream.received.get(0).header("traceparent").orElseThrow()).startsWith("00-" + THEIR_TRACE);
        assertThat(upstream.received.get(0).header("tracestate")).contains("vendor=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-and-more"
            })
    void whatIsNoTraceIsNotLookedAt(String traceparent) {
        assertThat(call("traceparent", traceparent).statusCode()).isEqualTo(200);

        assertThat(traces.call().getLinks()).isEmpty();
        assertThat(upstream.received.get(0).all("traceparent")).singleElement().isNotEqualTo(traceparent);
    }

    @Test
    void callersTracesCanBeIgnored() {
        traces.ignoreCallersTraces();

        call("traceparent", SAMPLED);

        assertThat(traces.call().getLinks()).isEmpty();
        assertThat(traces.call().getTraceId()).isNotEqualTo(THEIR_TRACE);
    }

    @Test
    void callsThatTakeTurnsOnAThreadHaveTracesOfTheirOwn() {
        int calls = 50;
        List<CompletableFuture<HttpResponse<String>>> open = IntStream.range(0, calls)
                .mapToObj(i -> gateway.request(
                        "GET",
                        "/offers/v1/offers/" + i,
                        HttpRequest.BodyPublishers.noBody(),
                        "x-correlator",
                        "call-" + i))
                .map(request -> gateway.client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList();
        open.forEach(CompletableFuture::join);

        await().untilAsserted(() -> assertThat(traces.of(SpanKind.SERVER)).hasSize(calls));
        assertThat(traces.of(SpanKind.SERVER).stream()
                        .map(span -> attribute(span, "hefu.correlator"))
                        .collect(Collectors.toSet()))
                .hasSize(calls);
        Map<String, String> callOfTrace = traces.of(SpanKind.SERVER).stream()
                .collect(Collectors.toMap(SpanData::getTraceId, SpanData::getSpanId));
        assertThat(callOfTrace).hasSize(calls);
        assertThat(traces.of(SpanKind.CLIENT))
                .hasSize(calls)
                .allSatisfy(attempt ->
                        assertThat(attempt.getParentSpanId()).isEqualTo(callOfTrace.get(attempt.getTraceId())));
        assertThat(traces.of(SpanKind.CLIENT)).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[::1", "[::1]:99999999", "a:b:c", "a b", "user@host:80", ":", "%00", "-"})
    void aHostThatIsNoneHarmsNoTrace(String host) throws IOException {
        String answer = RawClient.ask(
                gateway.listening.port(),
                "GET /offers/v1/offers/7 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 [24].*");
    }

    @Test
    void spoiltRequestsAreTracedWithoutHarm() throws IOException {
        byte[] seed = ("GET /offers/v1/offers/7 HTTP/1.1\r\nHost: api.example:8080\r\ntraceparent: " + SAMPLED
                        + "\r\ntracestate: a=1,b=2\r\nbaggage: own=1\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 300; i++) {
            try (RawConnection connection = new RawConnection(gateway.listening.port())) {
                Reaction reaction = connection.exchangeAndEnd(new Mutation(new Random(i)).of(seed), 100);
                assertThat(reaction.statuses()).as("request %d", i).noneMatch(status -> status == 500);
            }
        }
        assertThat(traces.all()).isNotEmpty();
    }

    @Test
    void anAnswerThatIsTakenBackIsAnErrorToo() {
        gateway.ends.journalBroken = true;
        try {
            assertThat(call().statusCode()).isEqualTo(503);
        } finally {
            gateway.ends.journalBroken = false;
        }

        assertThat(attributes(traces.call()))
                .containsEntry("hefu.refusal.stage", "settle")
                .containsEntry("http.response.status_code", 503L);
    }
}
