package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.hosting.ProxyPolicy.Validation;
import io.hefu.core.usage.UsageEntry.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Definitions in force, what is held against them, and what is kept of answers. */
class ContractTest {

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
        gateway.ends.mismatches.clear();
        gateway.ends.journal.clear();
        upstream.says(RawUpstream.ok("{\"ok\":true}"));
    }

    private static RawUpstream.Received received() {
        return upstream.received.get(upstream.received.size() - 1);
    }

    private HttpResponse<String> make(String body, String... type) {
        return gateway.post("/offers/v1/offers", body, "Content-Type", type.length == 0 ? "application/json" : type[0]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"title":"a","price":{"fen":1}}                          | 200
                    {"title":"a","price":{"fen":1},"note":null}              | 200
                    {"title":"a","price":{"fen":1},"like":{"title":"b"}}     | 200
                    {"title":"a","price":{"fen":1},"like":{"like":{}}}       | 400
                    {"title":"a","price":{"fen":-1}}                         | 400
                    {"title":"a"}                                            | 400
                    {"title":"aaaaaaaaaaa","price":{"fen":1}}                | 400
                    {"title":"a","title":"b","price":{"fen":1}}              | 400
                    []                                                       | 400
                    {                                                        | 400
                    """)
    void requestsAreHeldAgainstTheDefinitionWithAllItsReferences(String body, int status) {
        policy.requestValidation = Validation.REJECT;
        gateway.host(policy, upstream);

        assertThat(make(body).statusCode()).isEqualTo(status);
        assertThat(upstream.received).hasSize(status == 200 ? 1 : 0);
        if (status == 200) {
            assertThat(received().text()).isEqualTo(body);
        }
    }

    @Test
    void aRequestIsRefusedForItsParametersItsTypeAndItsLength() {
        policy.requestValidation = Validation.REJECT;
        gateway.host(policy, upstream);

        assertThat(gateway.get("/offers/v1/offers?page=0").statusCode()).isEqualTo(400);
        assertThat(gateway.get("/offers/v1/offers?page=1&tags=a").statusCode()).isEqualTo(200);
        assertThat(make("<a/>", "text/xml").statusCode()).isEqualTo(415);
        assertThat(make("x".repeat(5_000), "application/octet-stream").statusCode())
                .as("declared beside JSON, passed on unread")
                .isEqualTo(200);
        assertThat(make("{\"title\":\"" + "x".repeat(5_000) + "\"}").statusCode())
                .isEqualTo(413);
        assertThat(gateway.send("DELETE", "/offers/v1/offers/7", HttpRequest.BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(405);
        assertThat(gateway.get("/offers/v1/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void inReportOnlyEverythingPassesAndMismatchesAreTold() {
        policy.requestValidation = Validation.REPORT;
        gateway.host(policy, upstream);
        String body = "{\"title\":\"a\",\"price\":{\"fen\":-1}}";

        assertThat(make(body).statusCode()).isEqualTo(200);
        assertThat(received().text()).isEqualTo(body);
        assertThat(gateway.ends.mismatches).singleElement().asString().startsWith("request: /price/fen");
        assertThat(make("{\"title\":\"" + "x".repeat(5_000) + "\"}").statusCode())
                .as("too long to be looked into")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    200 | application/json | {"ok":true,"offers":[{"title":"a"}]} | 200
                    200 | application/json | {"ok":"yes"}                         | 502
                    200 | application/json | {"ok":true,"offers":[{}]}            | 502
                    200 | application/json | {"ok":                               | 502
                    200 | text/plain       | ok                                   | 502
                    202 | application/json | {"ok":true}                          | 502
                    404 | application/json | {"code":"NOT_FOUND"}                 | 404
                    """)
    void answersAreHeldAgainstTheDefinition(int status, String type, String body, int expected) {
        policy.responseValidation = Validation.REJECT;
        gateway.host(policy, upstream);
        upstream.says(RawUpstream.answer(status, "Content-Type: " + type + "\r\n", body));

        HttpResponse<String> answer = gateway.get("/offers/v1/offers");

        assertThat(answer.statusCode()).isEqualTo(expected);
        if (expected == 502) {
            assertThat(answer.body()).contains("BAD_GATEWAY").doesNotContain("yes");
            assertThat(gateway.ends.mismatches).hasSize(1);
        } else {
            assertThat(answer.body()).isEqualTo(body);
        }
    }

    @Test
    void anAnswerTooLongToBeCheckedIsRefusedWhereItMustBeAndPassesWhereItIsOnlyReported() {
        String longBody = "{\"ok\":true,\"x\":\"" + "y".repeat(10_000) + "\"}";
        upstream.says(RawUpstream.ok(longBody));
        policy.responseValidation = Validation.REJECT;
        gateway.host(policy, upstream);
        assertThat(gateway.get("/offers/v1/offers").statusCode()).isEqualTo(502);

        policy.responseValidation = Validation.REPORT;
        gateway.host(policy, upstream);
        assertThat(gateway.get("/offers/v1/offers").body()).isEqualTo(longBody);
    }

    @Test
    void anAnswerThatIsOnlyReportedGoesOnWhileItIsLookedInto() {
        policy.responseValidation = Validation.REPORT;
        gateway.host(policy, upstream);
        upstream.says(RawUpstream.ok("{\"ok\":\"yes\"}"));

        assertThat(gateway.get("/offers/v1/offers").body()).isEqualTo("{\"ok\":\"yes\"}");
        await().untilAsserted(() ->
                assertThat(gateway.ends.mismatches).singleElement().asString().startsWith("answer: /ok"));
    }

    @Test
    void whatMayBeKeptIsAskedOnceAndMeteredEachTime() {
        policy.caching = true;
        gateway.host(policy, upstream);
        upstream.says(RawUpstream.answer(
                200, "Content-Type: application/json\r\nCache-Control: public, max-age=60\r\n", "{\"ok\":true}"));

        HttpResponse<String> first = gateway.get("/offers/v1/offers", "x-correlator", "one");
        HttpResponse<String> second = gateway.get("/offers/v1/offers", "x-correlator", "two");

        assertThat(upstream.received).hasSize(1);
        assertThat(first.headers().firstValue("Age")).isEmpty();
        assertThat(second.body()).isEqualTo("{\"ok\":true}");
        assertThat(second.headers().firstValue("Age")).contains("0");
        assertThat(second.headers().firstValue("x-correlator")).contains("two");
        assertThat(gateway.ends.journal)
                .extracting(entry -> ((Outcome) entry).result().status())
                .containsExactly(200, 200);

        gateway.get("/offers/v1/offers", "Cache-Control", "no-cache");
        gateway.get("/offers/v1/offers", "If-None-Match", "\"1\"");
        gateway.get("/offers/v1/offers?page=2");
        assertThat(upstream.received).hasSize(4);
        make("{}");
        gateway.get("/offers/v1/offers");
        assertThat(upstream.received).as("a change forgets what was kept").hasSize(6);
    }

    @Test
    void withoutLeaveInThePolicyNothingIsKept() {
        gateway.host(policy, upstream);
        upstream.says(RawUpstream.answer(200, "Cache-Control: public, max-age=60\r\n", "{\"ok\":true}"));

        gateway.get("/offers/v1/offers");
        gateway.get("/offers/v1/offers");

        assertThat(upstream.received).hasSize(2);
    }

    @Test
    void aBrokenRevisionLeavesTheEarlierOneAndAllOthersInForce() {
        HostedApi tickets = gateway.api("tickets", OffersDefinition.JSON, policy, Lifecycle.CURRENT, upstream);
        gateway.host(gateway.api("offers", OffersDefinition.JSON, policy, Lifecycle.CURRENT, upstream), tickets);
        for (String broken : List.of(
                "{",
                "[]",
                "{\"info\":{\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":{\"operationId\":\"a\"}}}}",
                OffersDefinition.JSON.replace("#/components/schemas/Offer", "http://169.254.169.254/schema"),
                OffersDefinition.JSON.replace("{offerId}", "{offerId}:cancel"),
                OffersDefinition.JSON.replace("\"/persons\"", "\"/offers/{other}\""),
                "[".repeat(100_000))) {
            gateway.host(gateway.api("offers", broken, policy, Lifecycle.CURRENT, upstream), tickets);
            assertThat(gateway.get("/offers/v1/offers").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/tickets/v1/offers").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRetiredApiIsGoneAtOnceAndAPlatformsNameIsNeverAPartners() {
        gateway.host(policy, upstream);
        assertThat(gateway.get("/offers/v1/offers").statusCode()).isEqualTo(200);

        gateway.host(gateway.api("portal", OffersDefinition.JSON, policy, Lifecycle.CURRENT, upstream));

        assertThat(gateway.operations.covers("/offers/v1/offers")).isFalse();
        assertThat(gateway.operations.covers("/portal/v1/offers")).isFalse();
    }

    @Test
    void anUnchangedUpstreamKeepsItsConnectionsThroughARevision() {
        gateway.host(policy, upstream);
        gateway.get("/offers/v1/offers");
        int connections = upstream.connections.get();
        for (int i = 0; i < 5; i++) {
            policy.caching = !policy.caching;
            gateway.host(policy, upstream);
            assertThat(gateway.get("/offers/v1/offers").statusCode()).isEqualTo(200);
        }

        assertThat(upstream.connections.get()).isEqualTo(connections);
    }

    @ParameterizedTest
    @EnumSource(Validation.class)
    void aCallThatIsUnderWayWhenItsApiIsRetiredIsAnswered(Validation validation) throws Exception {
        policy.responseValidation = validation;
        gateway.host(policy, upstream);
        upstream.behaviour = (request, out) -> {
            gateway.host();
            Thread.sleep(100);
            RawUpstream.say(out, RawUpstream.ok("{\"ok\":true}"));
        };

        assertThat(gateway.get("/offers/v1/offers").body()).isEqualTo("{\"ok\":true}");
    }

    @Test
    void hundredsOfOperationsOfHundredsOfApisAreFoundInTheirPlaces() {
        String paths = IntStream.range(0, 300)
                .mapToObj(i -> "\"/a" + i + "/{x}/b\":{\"get\":{\"operationId\":\"o" + i
                        + "\",\"security\":[{\"openId\":[\"s\"]}],\"responses\":{}}}")
                .collect(Collectors.joining(","));
        String definition = "{\"info\":{\"version\":\"1\"},\"paths\":{" + paths + "}}";
        HostedApi[] apis = IntStream.range(0, 200)
                .mapToObj(i ->
                        gateway.api(i == 77 ? "offers" : "api" + i, definition, policy, Lifecycle.CURRENT, upstream))
                .toArray(HostedApi[]::new);
        gateway.host(apis);

        assertThat(gateway.get("/offers/v1/a299/7/b").statusCode()).isEqualTo(200);
        assertThat(received().target()).isEqualTo("/base/a299/7/b");
        long begin = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            gateway.operations.match("GET", "/api150/v1/a" + i % 300 + "/7/b");
        }
        assertThat(System.nanoTime() - begin)
                .as("100 000 lookups, in nanoseconds")
                .isLessThan(10_000_000_000L);
    }
}
