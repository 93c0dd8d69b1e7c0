package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.hosting.ProxyPolicy.Validation;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to partners with an {@code Idempotency-Key}: made once, answered alike, charged once. */
class KeyedCallTest {

    private static final String TEA = "{\"title\":\"tea\",\"price\":{\"fen\":100}}";
    private static final String MADE = RawUpstream.answer(
            201,
            "Content-Type: application/json\r\nLocation: /base/offers/7\r\nCache-Control: no-cache\r\nX-Own: 1\r\n",
            "{\"offerId\":7}");

    private static HostingGateway gateway;
    private static RawUpstream upstream;

    private final PartnerPolicy policy = new PartnerPolicy();
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start(@TempDir Path folder) {
        gateway = new HostingGateway(folder);
        upstream = new RawUpstream();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void clean() {
        upstream.received.clear();
        gateway.ends.journal.clear();
        upstream.says(MADE);
        gateway.host(policy, upstream);
    }

    @Test
    void theSameCallAgainReachesThePartnerOnceAndGetsTheSameAnswer() {
        HttpResponse<String> first = make(TEA);
        HttpResponse<String> again = make(TEA);

        assertThat(upstream.received).hasSize(1);
        assertThat(upstream.received.get(0).text()).isEqualTo(TEA);
        assertThat(upstream.received.get(0).header("Idempotency-Key")).contains(key);
        assertThat(first.statusCode()).isEqualTo(again.statusCode()).isEqualTo(201);
        assertThat(first.body()).isEqualTo(again.body()).isEqualTo("{\"offerId\":7}");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        for (String name : List.of("Location", "Cache-Control", "X-Own", "Content-Type", "Content-Length")) {
            assertThat(again.headers().allValues(name))
                    .as(name)
                    .hasSize(1)
                    .isEqualTo(first.headers().allValues(name));
        }
        assertThat(again.headers().firstValue("x-correlator"))
                .isNotEqualTo(first.headers().firstValue("x-correlator"));
    }

    @Test
    void anAnswerGivenAgainIsCountedAndNotCharged() {
        make(TEA);
        make(TEA);

        assertThat(outcomes())
                .extracting(outcome -> outcome.result().billable())
                .containsExactly(true, false);
        assertThat(outcomes()).extracting(UsageEntry::call).doesNotHaveDuplicates();
    }

    @Test
    void anotherBodyOfAnyTypeUnderTheSameKeyIsRefused() {
        send("photo", "image/png");

        HttpResponse<String> other = send("fake", "image/png");

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("IDEMPOTENCY_KEY_REUSED");
        assertThat(send("photo", "image/png").headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(upstream.received).hasSize(1);
    }

    @Test
    void anotherQueryIsAnotherRequestAlsoInTheSecondValueOfAParameter() {
        gateway.post("/offers/v1/offers?tags=a&tags=b", TEA, headers("application/json"));

        HttpResponse<String> other = gateway.post("/offers/v1/offers?tags=a&tags=c", TEA, headers("application/json"));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(upstream.received).hasSize(1);
    }

    @Test
    void aBodyTooLongToBeComparedIsRefusedAndWithoutAKeyPassedOn() {
        String photo = "x".repeat(100_000);

        assertThat(send(photo, "image/png").statusCode()).isEqualTo(413);
        assertThat(gateway.send("POST", "/offers/v1/offers", endless(photo), headers("image/png"))
                        .statusCode())
                .isEqualTo(413);
        assertThat(upstream.received).isEmpty();

        assertThat(gateway.post("/offers/v1/offers", photo, "Content-Type", "image/png")
                        .statusCode())
                .isEqualTo(201);
        assertThat(upstream.received.get(0).text()).isEqualTo(photo);
    }

    private static HttpRequest.BodyPublisher endless(String text) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofString(text));
    }

    @Test
    void anAnswerInChunksIsKeptToo() {
        upstream.says("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n");

        assertThat(make(TEA).body()).isEqualTo("abcdef");
        assertThat(make(TEA).body()).isEqualTo("abcdef");
        assertThat(upstream.received).hasSize(1);
        assertThat(upstream.received.get(0).header("Accept-Encoding")).contains("identity");
    }

    @Test
    void anAnswerWithoutABodyIsKeptToo() {
        upstream.says("HTTP/1.1 204 No Content\r\n\r\n");

        assertThat(make(TEA).statusCode()).isEqualTo(204);
        assertThat(make(TEA).headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(upstream.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerTooLongToBeKeptIsPassedOnWholeAndThePartnerAskedAgainForOneCall(boolean lengthIsTold) {
        String text = "0123456789".repeat(20_000);
        upstream.says(
                lengthIsTold
                        ? RawUpstream.answer(200, "Content-Type: text/plain\r\n", text)
                        : "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(text.length()) + "\r\n" + text + "\r\n0\r\n\r\n");

        assertThat(make(TEA).body()).isEqualTo(text);
        HttpResponse<String> again = make(TEA);

        assertThat(again.body()).isEqualTo(text);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(upstream.received).hasSize(2);
        assertThat(upstream.received.get(1).header("Idempotency-Key")).contains(key);
        assertThat(outcomes()).hasSize(2);
        assertThat(outcomes().get(1).call()).isEqualTo(outcomes().get(0).call());
    }

    @Test
    void eventsGoOnAsTheyCome() throws IOException, InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        upstream.behaviour = (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n");
            second.await();
            out.write("9\r\ndata: 2\n\n\r\n0\r\n\r\n");
        };

        HttpResponse<InputStream> events = gateway.client.send(
                gateway.request("POST", "/offers/v1/offers", BodyPublishers.ofString(TEA), headers("application/json")),
                BodyHandlers.ofInputStream());

        assertThat(text(events.body().readNBytes(9))).isEqualTo("data: 1\n\n");
        second.countDown();
        assertThat(text(events.body().readAllBytes())).isEqualTo("data: 2\n\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 404, 409, 422})
    void whatThePartnerSaysForGoodIsSaidAgain(int status) {
        upstream.says(RawUpstream.answer(
                status, "Content-Type: application/json\r\nLocation: /base/offers\r\n", "{\"code\":\"NO\"}"));

        make(TEA);

        assertThat(make(TEA).body()).isEqualTo("{\"code\":\"NO\"}");
        assertThat(upstream.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 503})
    void afterAnAnswerThatNothingWasDoneTheKeyIsFree(int status) {
        upstream.says(RawUpstream.answer(status, "Content-Type: application/json\r\n", "{}"));
        assertThat(make(TEA).statusCode()).isEqualTo(status);
        upstream.says(MADE);

        assertThat(make("{\"title\":\"milk\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void afterATimeoutTheCallIsTakenUpAgainUnderItsIdAndChargedOnce() {
        policy.answerTimeout = Duration.ofMillis(200);
        gateway.host(policy, upstream);
        upstream.behaviour = (request, out) -> {};
        assertThat(make(TEA).statusCode()).isEqualTo(504);
        upstream.says(MADE);

        assertThat(make(TEA).statusCode()).isEqualTo(201);
        assertThat(make(TEA).headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(outcomes())
                .extracting(outcome ->
                        outcome.result().status() + " " + outcome.result().billable())
                .containsExactly("504 false", "201 true", "201 false");
        assertThat(outcomes()).extracting(UsageEntry::call).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFF", "REJECT"})
    void anAnswerThatBreaksOffIsNeitherGivenNorCharged(Validation validation) {
        policy.responseValidation = validation;
        gateway.host(policy, upstream);
        upstream.saysAndCloses("HTTP/1.1 201 Made\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
        assertThat(make(TEA).statusCode()).isEqualTo(502);
        upstream.says(RawUpstream.answer(201, "", ""));

        assertThat(make(TEA).statusCode()).isEqualTo(201);
        assertThat(outcomes())
                .extracting(outcome -> outcome.result().billable())
                .containsExactly(false, true);
    }

    @Test
    void aCallThatIsUnderWayIsNotMadeTwice() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        upstream.behaviour = (request, out) -> {
            asked.countDown();
            answers.await();
            out.write(MADE);
        };
        var first = gateway.client.sendAsync(
                gateway.request("POST", "/offers/v1/offers", BodyPublishers.ofString(TEA), headers("application/json")),
                BodyHandlers.ofString());
        asked.await();

        assertThat(make(TEA).body()).contains("IDEMPOTENCY_KEY_IN_USE");
        answers.countDown();
        assertThat(first.join().statusCode()).isEqualTo(201);
        assertThat(upstream.received).hasSize(1);
    }

    @Test
    void aMalformedKeyIsRefused() {
        assertThat(gateway.post("/offers/v1/offers", TEA, "Idempotency-Key", "a b", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(upstream.received).isEmpty();
    }

    private HttpResponse<String> make(String body) {
        return send(body, "application/json");
    }

    private HttpResponse<String> send(String body, String type) {
        return gateway.post("/offers/v1/offers", body, headers(type));
    }

    private String[] headers(String type) {
        return new String[] {"Idempotency-Key", key, "Content-Type", type};
    }

    private static List<Outcome> outcomes() {
        return gateway.ends.journal.stream().map(Outcome.class::cast).toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
