package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.hefu.clients.people.OperatorAdmin;
import io.hefu.clients.people.Subscriber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every level and kind of limit through the running gateway. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestInstance(Lifecycle.PER_CLASS)
class LimitsTest {

    private static final String VERIFY = "/location-verification/v3/verify";

    private final Map<String, String> applications = new ConcurrentHashMap<>();
    private Newcomer newcomer;
    private OperatorAdmin admin;
    private Key key;

    @BeforeAll
    void aKey() {
        newcomer = DemoPlatform.newcomer();
        admin = DemoPlatform.admin();
        key = newcomer.developer().createKey(newcomer.application(), "limited", "LIVE");
    }

    static Stream<Arguments> everyLevelAndKind() {
        Map<String, Map<String, Integer>> kinds = Map.of(
                "spike-arrest", Map.of("spikeCallsPerSecond", 1),
                "rate", Map.of("callsPerSecond", 1, "burst", 1),
                "quota-day", Map.of("callsADay", 2),
                "quota-month", Map.of("callsAMonth", 2));
        return Stream.of(
                        "OPERATOR/all",
                        "PRODUCT/benefits-exchange",
                        "PLAN/standard",
                        "APPLICATION/",
                        "OPERATION/benefits-exchange:listBenefits")
                .flatMap(subject -> kinds.entrySet().stream()
                        .filter(kind ->
                                !subject.startsWith("PLAN") || !kind.getKey().equals("rate"))
                        .map(kind -> arguments(subject, kind.getKey(), kind.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyLevelAndKind")
    void aLimitHoldsAndIsNamed(String subject, String kind, Map<String, Integer> limits) {
        String level = subject.substring(0, subject.indexOf('/'));
        String name = level.toLowerCase(Locale.ROOT) + "-" + kind;
        Key fresh = kind.startsWith("quota") && level.equals("APPLICATION") ? anotherApplicationsKey() : key;
        String whole = level.equals("APPLICATION") ? subject + applicationOf(fresh) : subject;

        String usual = list(fresh).header("RateLimit-Policy");
        admin.setLimits(whole, limits);
        try {
            Response refused = awaitRefusal(fresh);

            assertThat(refused.path("code").toString())
                    .isEqualTo(kind.startsWith("quota") ? "QUOTA_EXCEEDED" : "TOO_MANY_REQUESTS");
            assertThat(refused.path("message").toString()).contains("Limit: " + name + ".");
            assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
            assertThat(refused.header("RateLimit")).as("nearest first").startsWith("\"" + name + "\";r=0");
            assertThat(refused.header("RateLimit-Policy")).contains("\"" + name + "\";q=");
        } finally {
            admin.setLimits(whole, Map.of());
        }
        soon().until(
                        () -> list(fresh),
                        answer -> answer.statusCode() == 200
                                && answer.header("RateLimit-Policy").equals(usual));
    }

    @Test
    void callsUnderWayAreHeldAndMakeRoomWhenTheyEnd() {
        Key own = anotherApplicationsKey();
        admin.setLimits("APPLICATION/" + applicationOf(own), Map.of("concurrentCalls", 1));
        soon().until(() -> list(own).header("RateLimit-Policy").contains("application-concurrency"));

        List<Response> answers = atOnce(60, () -> verify(own));

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allSatisfy(
                        answer -> assertThat(answer.path("message").toString()).contains("application-concurrency"));
        assertThat(verify(own).statusCode()).isEqualTo(200);
    }

    @Test
    void aWeightedOperationUsesUpTheQuotaFaster() {
        Key own = anotherApplicationsKey();
        admin.setLimits("APPLICATION/" + applicationOf(own), Map.of("callsADay", 10));
        soon().until(() -> list(own).header("RateLimit").contains("application-quota-day"));
        long before = remaining(list(own), "application-quota-day");

        assertThat(before - remaining(verify(own), "application-quota-day"))
                .as("a location fix weighs 2")
                .isEqualTo(2);
    }

    @Test
    void aSpendCapStopsWithoutOvershoot() {
        Key own = anotherApplicationsKey();
        newcomer.developer().capSpending(applicationOf(own), "0.30");
        soon().until(() -> decide(own).path("limits").toString().contains("application-spend-day"));

        List<Response> answers = atOnce(12, () -> verify(own));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .allSatisfy(answer -> assertThat(answer.path("code").toString()).isEqualTo("QUOTA_EXCEEDED"));
        assertThat(decide(own).path("wouldPass").asBoolean()).isFalse();
        assertThat(decide(own).path("objection").path("stage").asText()).isEqualTo("reserve-funds");
    }

    @Test
    void aPrepaidBalanceIsUsedUpAndToppedUp() {
        Key own = anotherApplicationsKey();
        admin.credit(applicationOf(own), "0.13", "first");
        soon().until(() -> decide(own).path("limits").toString().contains("application-prepaid"));

        assertThat(verify(own).statusCode()).isEqualTo(200);
        Response refused = verify(own);
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.path("code").toString()).isEqualTo("BALANCE_EXHAUSTED");

        admin.credit(applicationOf(own), "0.12", "second");
        soon().until(() -> verify(own).statusCode() == 200);
    }

    @Test
    void whatACallDoesNotCostIsGivenBack() {
        Key own = anotherApplicationsKey();
        admin.credit(applicationOf(own), "0.60", "sms");
        soon().until(() -> decide(own).path("limits").toString().contains("application-prepaid"));
        long before = remainingInDecision(own);

        assertThat(send(own, "字".repeat(70)).statusCode()).isEqualTo(202);

        soon().untilAsserted(() -> assertThat(before - remainingInDecision(own))
                .as("three segments are reserved, one is charged")
                .isEqualTo(45_000));
    }

    @Test
    void aDecisionTellsWhatACallWouldMeetAndTakesNothing() {
        Key own = anotherApplicationsKey();

        JsonNode first = decide(own);
        JsonNode second = decide(own);

        assertThat(first.path("wouldPass").asBoolean()).isTrue();
        assertThat(first.path("operation").asText()).isEqualTo("location-verification:verifyLocation");
        assertThat(first.path("cost").path("amount").asText()).isEqualTo("0.120000");
        assertThat(first.path("limits").findValuesAsText("name")).contains("plan-rate", "plan-quota-month");
        assertThat(second.path("limits").findValuesAsText("remaining"))
                .isEqualTo(first.path("limits").findValuesAsText("remaining"));
        JsonNode nowhere = newcomer.developer().decide(own, "GET", "/location-verification/v3/nothing");
        assertThat(nowhere.path("objection").path("stage").asText()).isEqualTo("receive");
        assertThat(nowhere.path("objection").path("status").asInt()).isEqualTo(404);
    }

    @Test
    void whatBecameOfACallIsToldByItsCorrelatorAndShowsInTheMetrics() {
        Key own = anotherApplicationsKey();
        admin.credit(applicationOf(own), "0.05", "too little");
        soon().until(() -> verify(own).statusCode() == 402);

        String refused = verify(own).header("x-correlator");
        soon().until(() -> !newcomer.developer().calls(refused).isEmpty());

        JsonNode call = newcomer.developer().calls(refused).path(0);
        assertThat(call.path("applicationId").asText()).isEqualTo(applicationOf(own));
        assertThat(call.path("credentialId").asText()).isEqualTo(own.id());
        assertThat(call.path("code").asText()).isEqualTo("BALANCE_EXHAUSTED");
        assertThat(call.path("stages").findValuesAsText("name"))
                .startsWith("receive", "authenticate", "entitle")
                .endsWith("meter-intent", "route");
        JsonNode refusal = StreamSupport.stream(call.path("stages").spliterator(), false)
                .filter(stage -> stage.path("verdict").asText().equals("REFUSED"))
                .findFirst()
                .orElseThrow();
        assertThat(refusal.path("name").asText()).isEqualTo("reserve-funds");
        assertThat(refusal.path("limit").asText()).isEqualTo("application-prepaid");
        assertThat(call.toString()).doesNotContain(DemoPlatform.SUBSCRIBER_NUMBER.substring(1));

        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("hefu_calls_refused_total{api=\"location-verification\",operation=\"verifyLocation\",stage="
                        + "\"reserve-funds\"}")
                .contains("hefu_call_duration_seconds_bucket{api=\"location-verification\",le=")
                .contains("hefu_journal_lag", "hefu_nodes", "hefu_configuration_version")
                .doesNotContain(applicationOf(own), own.id());
    }

    /** Of another newcomer's application, subscribed and consented to. */
    private Key anotherApplicationsKey() {
        String application = newcomer.developer().registerApplication("limited-" + UUID.randomUUID());
        admin.approve(newcomer.developer().subscribe(application, "standard"));
        Subscriber.signIn(DemoPlatform.url(), DemoPlatform.SUBSCRIBER)
                .consent(application, "dpv:FraudPreventionAndDetection");
        Key own = newcomer.developer().createKey(application, "limited", "LIVE");
        applications.put(own.id(), application);
        return own;
    }

    private String applicationOf(Key of) {
        return applications.getOrDefault(of.id(), newcomer.application());
    }

    private static List<Response> atOnce(int calls, Supplier<Response> call) {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            return Stream.generate(() -> CompletableFuture.supplyAsync(call, threads)).limit(calls).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private Response awaitRefusal(Key with) {
        return soon().pollInterval(Duration.ofMillis(10)).until(() -> list(with), answer -> answer.statusCode() == 429);
    }

    private JsonNode decide(Key with) {
        return newcomer.developer().decide(with, "POST", VERIFY);
    }

    private long remainingInDecision(Key with) {
        return StreamSupport.stream(decide(with).path("limits").spliterator(), false)
                .filter(limit -> limit.path("name").asText().equals("application-prepaid"))
                .mapToLong(limit -> limit.path("remaining").asLong())
                .findFirst()
                .orElseThrow();
    }

    private static long remaining(Response answer, String name) {
        String state = answer.header("RateLimit");
        String from = state.substring(state.indexOf("\"" + name + "\";r=") + name.length() + 5);
        return Long.parseLong(from.split("[;,]", 2)[0].strip());
    }

    private static Response list(Key with) {
        return given().header("Authorization", "Bearer " + with.clearText()).get("/benefits-exchange/v0.1/benefits");
    }

    private static Response verify(Key with) {
        return given().header("Authorization", "Bearer " + with.clearText())
                .contentType(ContentType.JSON)
                .body("""
                        {"device": {"phoneNumber": "%s"},
                         "area": {"areaType": "CIRCLE",
                                  "center": {"latitude": 31.2304, "longitude": 121.4737}, "radius": 2000}}""".formatted(DemoPlatform.SUBSCRIBER_NUMBER))
                .post(VERIFY);
    }

    private static Response send(Key with, String text) {
        return given().header("Authorization", "Bearer " + with.clearText())
                .contentType(ContentType.JSON)
                .body(Map.of("to", List.of(DemoPlatform.SUBSCRIBER_NUMBER), "category", "TRANSACTION", "text", text))
                .post("/short-messages/v0.1/messages");
    }
}
