package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Correlator;
import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.hosting.ProxyPolicy.Direction;
import io.hefu.core.hosting.ProxyPolicy.FieldRule;
import io.hefu.core.hosting.ProxyPolicy.HeaderRule;
import io.hefu.core.hosting.ProxyPolicy.HeaderRule.Change;
import io.hefu.core.usage.UsageEntry.Outcome;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a request reaches a partner, and what of the answer comes back. */
class PassingOnTest {

    private static HostingGateway gateway;
    private static RawUpstream upstream;

    private final PartnerPolicy policy = new PartnerPolicy();

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
        upstream.says(RawUpstream.ok("{\"ok\":true}"));
        gateway.host(policy, upstream);
    }

    private static RawUpstream.Received received() {
        return upstream.received.get(upstream.received.size() - 1);
    }

    @Test
    void aCallReachesItsPartnerAndTheAnswerComesBack() {
        HttpResponse<String> answer =
                gateway.get("/offers/v1/offers?page=2&tags=a%20b&tags=c", "x-correlator", "mine-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"ok\":true}");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("content-length")).contains("11");
        assertThat(answer.headers().firstValue("x-correlator")).contains("mine-1");
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        assertThat(received().requestLine()).isEqualTo("GET /base/offers?page=2&tags=a%20b&tags=c HTTP/1.1");
        assertThat(received().header(Correlator.HEADER)).contains("mine-1");
        assertThat(received().header("Host")).contains("127.0.0.1:" + upstream.port());
    }

    @Test
    void everyCallIsMeteredBeforeItsAnswerAndAsThePartnerAnswered() {
        gateway.get("/offers/v1/offers");
        upstream.says(RawUpstream.answer(404, "Content-Type: application/json\r\n", "{\"code\":\"GONE\"}"));
        HttpResponse<String> missing = gateway.get("/offers/v1/offers/7");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("{\"code\":\"GONE\"}");
        assertThat(gateway.ends.journal)
                .extracting(entry -> ((Outcome) entry).result().status() + " "
                        + ((Outcome) entry).result().code() + " "
                        + ((Outcome) entry).result().billable())
                .containsExactly("200 OK true", "404 REFUSED_BY_PARTNER false");
    }

    @Test
    void credentialsCookiesAndForgedOriginsNeverReachThePartner() {
        gateway.get(
                "/offers/v1/offers",
                "Cookie",
                "session=1",
                "Forwarded",
                "for=6.6.6.6",
                "X-Forwarded-For",
                "6.6.6.6",
                "X-Real-IP",
                "6.6.6.6",
                "Hefu-Application",
                "somebody-else",
                "Signature",
                "x=:AAAA:",
                "Proxy-Authorization",
                "Basic AAAA",
                "x-api-key",
                "hefu_live_x");

        assertThat(String.join("\n", received().headerLines()))
                .doesNotContain("6.6.6.6")
                .doesNotContain("session")
                .doesNotContain("somebody-else")
                .doesNotContain("AAAA:")
                .doesNotContain("Basic")
                .doesNotContain("hefu_live");
        assertThat(received().all("Authorization")).isEmpty();
        assertThat(received().all("Forwarded"))
                .containsExactly("for=127.0.0.1;host=\"127.0.0.1:" + gateway.listening.port() + "\";proto=http");
        assertThat(received().all("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(received().all("Hefu-Application"))
                .containsExactly(HostingGateway.APPLICATION.value().toString());
        assertThat(received().header("Hefu-Environment")).contains("live");
        assertThat(received().header("Via")).contains("1.1 hefu");
    }

    @Test
    void otherHeadersGoThroughBothWaysAndTracesGoOn() {
        upstream.says(RawUpstream.answer(
                200, "ETag: \"7\"\r\nLink: <a>\r\nLink: <b>\r\nCache-Control: no-cache\r\nX-Own: 1\r\n", "plain"));

        HttpResponse<String> answer = gateway.get(
                "/offers/v1/offers/7",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "Accept",
                "text/plain",
                "X-Own",
                "2");

        assertThat(received().header("traceparent"))
                .contains("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(received().header("Accept")).contains("text/plain");
        assertThat(received().header("X-Own")).contains("2");
        assertThat(answer.body()).isEqualTo("plain");
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(String.join(", ", answer.headers().allValues("Link"))).isEqualTo("<a>, <b>");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void whatWouldActOnTheGatewaysOriginOrTellOfThePartnersInsidesDoesNotComeBack() {
        upstream.says(RawUpstream.answer(
                200,
                "Content-Type: text/html\r\nSet-Cookie: q_session=evil\r\nServer: secret/1\r\nX-Powered-By: PHP\r\n"
                        + "Strict-Transport-Security: max-age=1\r\nClear-Site-Data: \"*\"\r\nx-correlator: theirs\r\n"
                        + "Keep-Alive: timeout=5\r\nHefu-Environment: forged\r\n",
                "<script>alert(1)</script>"));

        HttpResponse<String> answer = gateway.get("/offers/v1/offers/7", "x-correlator", "mine");

        assertThat(answer.headers().map().keySet())
                .doesNotContain("set-cookie", "server", "x-powered-by", "strict-transport-security", "clear-site-data")
                .doesNotContain("keep-alive");
        assertThat(answer.headers().allValues("x-correlator")).containsExactly("mine");
        assertThat(answer.headers().allValues("hefu-environment")).containsExactly("live");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void headersThatTheConnectionNamesEndWithIt() {
        upstream.says(RawUpstream.answer(200, "Connection: keep-alive, X-Hop\r\nX-Hop: 1\r\n", "x"));

        assertThat(gateway.get("/offers/v1/offers/7").headers().firstValue("X-Hop"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "302, http://127.0.0.1:PORT/base/offers/8?x=1, 302, /offers/v1/offers/8?x=1",
                "302, /base/offers/8, 302, /offers/v1/offers/8",
                "302, 8, 302, /offers/v1/offers/8",
                "307, http://127.0.0.1:PORT/other, 502, -",
                "307, /base/../admin, 502, -",
                "307, http://169.254.169.254/latest/meta-data, 502, -",
                "307, //evil.example/base/offers, 502, -",
                "307, https://127.0.0.1:PORT/base/offers, 502, -",
                "307, javascript:alert(1), 502, -",
                "307, ht tp://nonsense, 502, -",
                "201, http://127.0.0.1:PORT/base/offers/9, 201, /offers/v1/offers/9",
                "201, http://inner.partner.example/9, 201, -"
            })
    void aPlaceIsTheGatewaysOrIsNotToldAndARedirectionThatLeadsAwayIsRefused(
            int status, String location, int expectedStatus, String expectedLocation) {
        upstream.says(
                RawUpstream.answer(status, "Location: " + location.replace("PORT", "" + upstream.port()) + "\r\n", ""));

        HttpResponse<String> answer = gateway.get("/offers/v1/offers/7");

        assertThat(answer.statusCode()).isEqualTo(expectedStatus);
        assertThat(answer.headers().firstValue("Location")).isEqualTo(Optional.ofNullable(expectedLocation));
        assertThat(upstream.received).as("no redirection is followed").hasSize(1);
    }

    @Test
    void bodiesOfRequestsGoThroughAsTheyAre() {
        String text = "{\"a\": 1.50, \"b\":\"中\"}";
        gateway.post("/offers/v1/offers", text, "Content-Type", "application/json");
        assertThat(received().text()).isEqualTo(text);
        assertThat(received().header("Content-Length")).contains("" + text.getBytes(StandardCharsets.UTF_8).length);

        gateway.send(
                "POST",
                "/offers/v1/offers",
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[300_000])),
                "Content-Type",
                "application/octet-stream");
        assertThat(received().body()).hasSize(300_000);
        assertThat(received().header("Transfer-Encoding")).contains("chunked");
    }

    @Test
    void answersWithoutABodyKeepTheirHeaders() {
        int connectionsBefore = upstream.connections.get();
        upstream.says("HTTP/1.1 200 OK\r\nContent-Length: 4000000\r\nETag: \"1\"\r\n\r\n");
        HttpResponse<String> head = gateway.send("HEAD", "/offers/v1/offers/7", HttpRequest.BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("4000000");

        upstream.says("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n");
        assertThat(gateway.get("/offers/v1/offers/7", "If-None-Match", "\"1\"").statusCode())
                .isEqualTo(304);
        upstream.says("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(gateway.get("/offers/v1/offers/7").statusCode()).isEqualTo(204);
        assertThat(upstream.connections.get() - connectionsBefore)
                .as("one connection an event loop is enough")
                .isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/offers/v1/offers/..", "/offers/v1/offers/%2e%2E", "/offers/v1/offers/.%2e/photo"})
    void aPathThatWouldLeadOutOfThePartnersBaseLeadsNowhere(String path) throws Exception {
        String answer = RawClient.ask(
                gateway.listening.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404");
        assertThat(upstream.received).isEmpty();
    }

    @Test
    void headerRulesChangeWhatIsThePartnersOwn() {
        policy.headerRules = List.of(
                new HeaderRule(Direction.REQUEST, Change.SET, "Authorization", "Basic partner"),
                new HeaderRule(Direction.REQUEST, Change.ADD, "X-Tag", "b"),
                new HeaderRule(Direction.REQUEST, Change.REMOVE, "X-Secret", ""),
                new HeaderRule(Direction.REQUEST, Change.SET, "Host", "evil.example"),
                new HeaderRule(Direction.REQUEST, Change.SET, "X-Split", "a\r\nX-Injected: 1"),
                new HeaderRule(Direction.REQUEST, Change.SET, "hefu-application", "forged"),
                new HeaderRule(Direction.RESPONSE, Change.SET, "X-Answer", "yes"),
                new HeaderRule(Direction.RESPONSE, Change.REMOVE, "X-Inner", ""),
                new HeaderRule(Direction.RESPONSE, Change.SET, "Set-Cookie", "a=b"));
        gateway.host(policy, upstream);
        upstream.says(RawUpstream.answer(200, "X-Inner: 1\r\n", "x"));

        HttpResponse<String> answer = gateway.get("/offers/v1/offers/7", "X-Tag", "a", "X-Secret", "s");

        assertThat(received().header("Authorization")).contains("Basic partner");
        assertThat(received().all("X-Tag")).containsExactly("a, b");
        assertThat(received().all("X-Secret")).isEmpty();
        assertThat(received().header("Host")).contains("127.0.0.1:" + upstream.port());
        assertThat(received().all("X-Injected")).isEmpty();
        assertThat(String.join("", received().headerLines())).doesNotContain("forged");
        assertThat(answer.headers().firstValue("X-Answer")).contains("yes");
        assertThat(answer.headers().firstValue("X-Inner")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void fieldRulesTakeFieldsOutOfJsonAndOfNothingElse() {
        policy.fieldRules = List.of(
                new FieldRule(Direction.REQUEST, "/inner"),
                new FieldRule(Direction.RESPONSE, "/offers/*/cost"),
                new FieldRule(Direction.RESPONSE, "/a~1b"));
        gateway.host(policy, upstream);
        upstream.says(
                RawUpstream.ok(
                        "{\"ok\":true,\"offers\":[{\"cost\":1,\"price\":1.50},{\"price\":2}],\"a/b\":{},\"n\":12345678901234567890}"));

        HttpResponse<String> answer = gateway.post(
                "/offers/v1/offers", "{\"title\":\"x\",\"inner\":[1]}", "Content-Type", "application/json");

        assertThat(received().text()).isEqualTo("{\"title\":\"x\"}");
        assertThat(answer.body())
                .isEqualTo("{\"ok\":true,\"offers\":[{\"price\":1.50},{\"price\":2}],\"n\":12345678901234567890}");
        assertThat(gateway.post("/offers/v1/offers", "{\"inner\":1}", "Content-Type", "text/plain")
                        .statusCode())
                .as("the field cannot be hidden by calling the body something else")
                .isEqualTo(415);
        assertThat(gateway.post("/offers/v1/offers", "{", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aFieldRuleThatCannotBeAppliedLetsNothingThrough() {
        policy.fieldRules = List.of(new FieldRule(Direction.RESPONSE, "/cost"));
        gateway.host(policy, upstream);

        upstream.says(RawUpstream.ok("{\"cost\":1,"));
        assertThat(gateway.get("/offers/v1/offers/7").statusCode()).isEqualTo(502);
        upstream.says(RawUpstream.ok("{\"cost\":1,\"x\":\"" + "y".repeat(5_000) + "\"}"));
        assertThat(gateway.get("/offers/v1/offers/7").body())
                .contains("BAD_GATEWAY")
                .doesNotContain("yyyy");
        upstream.says(RawUpstream.answer(
                200, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", "not gzip at all"));
        assertThat(gateway.get("/offers/v1/offers/7").statusCode()).isEqualTo(502);
        assertThat(received().header("Accept-Encoding")).contains("identity");
    }

    @Test
    void aVersionOnItsWayOutSaysSoOnEveryAnswer() {
        Lifecycle lifecycle = new Lifecycle(
                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                Optional.of(Instant.parse("2027-05-01T08:00:00Z")),
                Optional.of(URI.create("https://hefu.example/apis/offers/v2")));
        gateway.host(gateway.api("offers", OffersDefinition.JSON, policy, lifecycle, upstream));

        HttpResponse<String> answer = gateway.get("/offers/v1/offers");
        assertThat(answer.headers().firstValue("Deprecation")).contains("@1793491200");
        assertThat(answer.headers().firstValue("Sunset")).contains("Sat, 01 May 2027 08:00:00 GMT");
        assertThat(answer.headers().firstValue("Link"))
                .contains("<https://hefu.example/apis/offers/v2>; rel=\"successor-version\"");

        upstream.says("nonsense\r\n\r\n");
        HttpResponse<String> refusal = gateway.post("/offers/v1/offers", "{}", "Content-Type", "application/json");
        assertThat(refusal.statusCode()).isEqualTo(502);
        assertThat(refusal.headers().firstValue("Deprecation")).isPresent();
    }

    @Test
    void anAnswerThatCannotBeRecordedIsNotGivenAndThePartnersConnectionIsNotHeld() {
        gateway.ends.journalBroken = true;
        try {
            assertThat(gateway.get("/offers/v1/offers").statusCode()).isEqualTo(503);
        } finally {
            gateway.ends.journalBroken = false;
        }
        assertThat(gateway.get("/offers/v1/offers").statusCode()).isEqualTo(200);
    }

    @Test
    void personalDataMovesOnlyForANamedSubscriberWhoConsented() {
        String[] json = {"Content-Type", "application/json"};
        assertThat(gateway.post("/offers/v1/persons", "{}", json).statusCode()).isEqualTo(422);
        assertThat(gateway.post("/offers/v1/persons", "{\"phoneNumber\":\"+8613800000001\"}", json)
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.post(
                                "/offers/v1/persons",
                                "{\"phoneNumber\":\"+8613800000001\"}",
                                "Content-Type",
                                "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(upstream.received).isEmpty();

        gateway.ends.consented = true;
        assertThat(gateway.post("/offers/v1/persons", "{\"phoneNumber\":\"+8613800000002\"}", json)
                        .statusCode())
                .isEqualTo(200);
    }
}
