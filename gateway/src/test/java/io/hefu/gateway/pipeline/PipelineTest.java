package io.hefu.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.core.address.AddressRange;
import io.hefu.core.call.Answer;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.ConcurrencyLimit;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.PrepaidBalance;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.SpendCap;
import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import io.hefu.core.usage.PriceLists.Price;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.gateway.exchange.AnswerBody.Whole;
import io.hefu.gateway.exchange.OutgoingAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineTest {

    private final Road road = new Road();

    @Test
    void aCallIsAnsweredAndLeavesItsIntentThenItsOutcome() {
        OutgoingAnswer answer = road.call("POST", "/echo/v1/echoes", "{\"words\":\"hello\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(json(answer).path("words").asText()).isEqualTo("hello");
        assertThat(road.journal).hasSize(2);
        assertThat(road.journal.get(0)).isInstanceOf(Intent.class);
        assertThat(road.journal.get(1)).isInstanceOfSatisfying(Outcome.class, outcome -> {
            assertThat(outcome.result().status()).isEqualTo(201);
            assertThat(outcome.result().units()).isEqualTo(7);
            assertThat(outcome.result().billable()).isTrue();
            assertThat(outcome.call()).isEqualTo(road.journal.get(0).call());
        });
    }

    @Test
    void everyAnswerTellsTheLimitsAndTheCorrelator() {
        road.header("x-correlator", "mine-1");

        assertThat(road.call("GET", "/echo/v1/echoes", "").headers())
                .containsEntry("x-correlator", "mine-1")
                .containsEntry("RateLimit-Policy", "\"plan-rate\";q=5;w=1, \"plan-quota-day\";q=20;w=86400")
                .hasEntrySatisfying(
                        "RateLimit",
                        told -> assertThat(told).startsWith("\"plan-rate\";r=9;t=1, \"plan-quota-day\";r=19;t="))
                .containsEntry("Hefu-Environment", "live");
    }

    @Test
    void aCallWithoutACorrelatorGetsOne() {
        assertThat(road.call("GET", "/echo/v1/echoes", "").headers().get("x-correlator"))
                .isNotEmpty();
    }

    static Stream<Arguments> refusals() {
        String good = "{\"words\":\"hello\"}";
        return Stream.of(
                //        method    path                       body                                 status code
                arguments("GET", "/echo/v1/nothing", "", 404, "NOT_FOUND"),
                arguments("GET", "/echo/v7/echoes", "", 404, "NOT_FOUND"),
                arguments("PUT", "/echo/v1/echoes", good, 405, "METHOD_NOT_ALLOWED"),
                arguments("POST", "/echo/v1/echoes", "", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "{\"words\":", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "{\"words\":\"a\",\"words\":\"b\"}", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", good + "x", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "[]", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "null", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "{\"words\":7}", 400, "INVALID_ARGUMENT"),
                arguments(
                        "POST", "/echo/v1/echoes", "{\"words\":\"a\",\"times\":1e999999999}", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "{\"words\":\"a\",\"times\":4}", 400, "INVALID_ARGUMENT"),
                arguments("POST", "/echo/v1/echoes", "[".repeat(5_000), 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes?page=0", "", 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes?page=x", "", 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes?loud=yes", "", 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes?gain=12", "", 400, "INVALID_ARGUMENT"),
                arguments("GET", "/echo/v1/echoes/123456789", "", 400, "INVALID_ARGUMENT"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("refusals")
    void aBadRequestIsRefusedInTheApisOwnForm(String method, String path, String body, int status, String code) {
        OutgoingAnswer answer = road.call(method, path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
        assertThat(json(answer).path("message").asText()).endsWith(".").doesNotContain("Exception");
        assertThat(answer.headers()).containsKey("x-correlator").containsEntry("Content-Type", "application/json");
        assertThat(road.capability.asked).isZero();
    }

    @Test
    void aBadCorrelatorIsRefusedAndNotEchoed() {
        road.header("x-correlator", "a b");
        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("x-correlator")).doesNotContain("a b");
    }

    @Test
    void anotherContentTypeIsRefused() {
        road.header("Content-Type", "text/plain");

        assertThat(road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}").status())
                .isEqualTo(415);
    }

    @Test
    void anAnswerInAnotherFormIsNotToBeHad() {
        road.header("Accept", "text/html");

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(406);
    }

    @Test
    void withoutACredentialNothingIsMeteredAndNothingDone() {
        road.header("Authorization", "");

        OutgoingAnswer answer = road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(road.journal).isEmpty();
    }

    @Test
    void aKeyThatIsNotWholeIsToldSo() {
        road.header("Authorization", "Bearer hefu_live_x");

        assertThat(json(road.call("GET", "/echo/v1/echoes", "")).path("message").asText())
                .contains("not a whole API key");
    }

    @Test
    void aKeyInItsOwnHeaderServesToo() {
        road.header("Authorization", "").header("x-api-key", Road.KEY.clearText());

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(200);
    }

    @Test
    void aRevokedKeyIsRefused() {
        road.standing = Standing.REVOKED;

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(401);
    }

    @Test
    void aKeyIsRefusedFromTheInstantOfItsExpiryOn() {
        road.constraints = new CredentialConstraints(Set.of(), List.of(), Optional.of(Road.NOW));

        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(json(answer).path("message").asText()).contains("key has expired");
    }

    @Test
    void aKeyServesFromTheAddressesOfItsListOnly() {
        road.constraints = from("203.0.113.0/24");
        OutgoingAnswer answered = road.call("GET", "/echo/v1/echoes", "");
        Road elsewhere = new Road();
        elsewhere.constraints = from("2001:db8::/32");
        OutgoingAnswer refused = elsewhere.call("GET", "/echo/v1/echoes", "");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(json(refused).path("message").asText())
                .contains("this address")
                .doesNotContain("203.0.113");
        assertThat(elsewhere.journal).as("refused calls are metered").isNotEmpty();
    }

    @Test
    void aKeyServesForItsScopesOnly() {
        road.constraints = new CredentialConstraints(Set.of("echo:other"), List.of(), Optional.empty());

        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(json(answer).path("message").asText()).contains("The API key lacks the scope");
    }

    @Test
    void aSuspendedApplicationIsRefusedAndMetered() {
        road.standing = Standing.SUSPENDED;

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(403);
        assertThat(outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.result().code()).isEqualTo("PERMISSION_DENIED");
            assertThat(outcome.result().billable()).isFalse();
        });
    }

    @Test
    void theApplicationIsToldWhenItsQuotaIsBeingUsedUpByRefusedCallsToo() {
        for (int call = 0; call < 10; call++) {
            assertThat(road.told).isEmpty();
            road.call("GET", "/echo/v1/echoes", "");
        }
        assertThat(road.told)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.type().value()).isEqualTo("org.hefu.plans.v1.quota-threshold-reached"));
        road.call("GET", "/echo/v1/echoes", "");
        assertThat(road.told).hasSize(1);

        Road exhausted = new Road();
        exhausted.limits.useUp();
        assertThat(exhausted.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(429);
        assertThat(exhausted.told).hasSize(1);
    }

    @Test
    void withoutTheSubscribersConsentNothingIsDone() {
        String body = "{\"words\":\"a\",\"to\":{\"phoneNumber\":\"+8613800000001\"}}";

        OutgoingAnswer refused = road.call("POST", "/echo/v1/whispers", body);
        road.consented = true;
        OutgoingAnswer answered = road.call("POST", "/echo/v1/whispers", body);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(json(refused).path("message").asText()).contains("consent");
        assertThat(answered.status()).isEqualTo(201);
        assertThat(road.capability.asked).isEqualTo(1);
    }

    @Test
    void whomPersonalDataIsAboutMustBeSaid() {
        OutgoingAnswer unsaid = road.call("POST", "/echo/v1/whispers", "{\"words\":\"a\"}");

        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(json(unsaid).path("code").asText()).isEqualTo("MISSING_IDENTIFIER");
        assertThat(road.capability.asked).isZero();
    }

    @Test
    void overTheRateIsRefusedWithTheTimeToComeBack() {
        OutgoingAnswer last = null;
        for (int i = 0; i < 11; i++) {
            last = road.call("GET", "/echo/v1/echoes", "");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(json(last).path("code").asText()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(last.headers()).containsEntry("Retry-After", "1").containsKeys("RateLimit", "RateLimit-Policy");
        assertThat(outcomes()).hasSize(11);
    }

    @Test
    void aPlaceAmongTheCallsUnderWayIsFreeAgainHoweverACallEnds() {
        road.otherLimits.add(new AppliedLimit(LimitLevel.APPLICATION, "app", new ConcurrencyLimit(1)));
        road.call("GET", "/echo/v1/echoes", "");
        road.call("POST", "/echo/v1/echoes", "{\"words\":7}");
        road.capability.makes = () -> CompletableFuture.failedStage(new IllegalStateException("broken"));
        road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}");
        CompletableFuture<Answer> late = new CompletableFuture<>();
        road.capability.makes = () -> late;
        road.start("POST", "/echo/v1/echoes", "{\"words\":\"a\"}");
        assertThat(json(road.call("GET", "/echo/v1/echoes", "")).path("message").asText())
                .contains("Limit: application-concurrency.");

        late.complete(Answer.created("late"));

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(200);
    }

    @Test
    void aCallThatMayCostMoreThanIsLeftIsRefusedBeforeItIsMade() {
        road.prices.add(new Price(new ApiName("echo"), "makeEcho", new Money(100)));
        road.otherLimits.add(
                new AppliedLimit(LimitLevel.APPLICATION, "app", new SpendCap(new Money(150), Quota.Period.MONTH)));
        road.capability.makes = () -> CompletableFuture.completedStage(Answer.created("made"));

        assertThat(road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}").status())
                .isEqualTo(201);
        OutgoingAnswer refused = road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}");

        assertThat(json(refused).path("code").asText()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(refused.headers().get("RateLimit")).contains("\"application-spend-month\";r=50;");
        assertThat(road.capability.asked).isEqualTo(1);
        assertThat(road.call("GET", "/echo/v1/echoes", "").status())
                .as("what is never charged goes on")
                .isEqualTo(200);
    }

    @Test
    void aRefusedCallCostsNoMoney() {
        road.prices.add(new Price(new ApiName("echo"), "makeEcho", new Money(100)));
        road.otherLimits.add(new AppliedLimit(LimitLevel.APPLICATION, "app", new PrepaidBalance(new Money(100))));
        road.capability.makes = () -> CompletableFuture.failedStage(new IllegalStateException("broken"));
        road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}");
        road.capability.makes = () -> CompletableFuture.completedStage(Answer.created("made"));

        assertThat(road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}").status())
                .isEqualTo(201);
        assertThat(road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}").status())
                .isEqualTo(402);
    }

    @Test
    void theOutcomeTellsWhichStageDecided() {
        road.call("GET", "/echo/v1/echoes", "");
        road.call("POST", "/echo/v1/echoes", "{\"words\":7}");
        road.capability.makes = () -> CompletableFuture.failedStage(new IllegalStateException("broken"));
        road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}");
        Road suspended = new Road();
        suspended.standing = Standing.SUSPENDED;
        suspended.call("GET", "/echo/v1/echoes", "");
        Road exhausted = new Road();
        exhausted.limits.useUp();
        exhausted.call("GET", "/echo/v1/echoes", "");

        assertThat(decided(road))
                .containsExactly(
                        new Decided("route", false, Optional.empty()),
                        new Decided("validate", true, Optional.empty()),
                        new Decided("route", true, Optional.empty()));
        assertThat(decided(suspended)).containsExactly(new Decided("entitle", true, Optional.empty()));
        assertThat(decided(exhausted)).containsExactly(new Decided("limit", true, Optional.of("plan-quota-day")));
    }

    @Test
    void theStagesThatDecideAreNamedInTheirOrder() {
        assertThat(road.decidingStages())
                .containsExactly(
                        "receive",
                        "authenticate",
                        "entitle",
                        "limit",
                        "validate",
                        "consent",
                        "reserve-key",
                        "reserve-funds",
                        "meter-intent",
                        "route");
    }

    private static List<Decided> decided(Road road) {
        return road.journal.stream()
                .filter(Outcome.class::isInstance)
                .map(entry -> ((Outcome) entry).result().decided().orElseThrow())
                .toList();
    }

    @Test
    void overTheQuotaIsAnotherRefusal() {
        road.limits.useUp();

        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes", "");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(json(answer).path("code").asText()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(json(answer).path("message").asText()).contains("renew on 2026-11-23");
    }

    @Test
    void whenTheIntentCannotBeWrittenNothingIsDone() {
        road.journalBroken = true;

        assertThat(road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}").status())
                .isEqualTo(503);
        assertThat(road.capability.asked).isZero();
    }

    @Test
    void whenTheOutcomeCannotBeWrittenTheAnswerIsWithheld() {
        road.journalBroken = true;

        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes/1", "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(json(answer).has("id")).isFalse();
    }

    @Test
    void anUnexpectedFailureIsAnsweredWithoutItsInsides() {
        road.capability.makes = () -> CompletableFuture.failedStage(new IllegalStateException("secret insides"));

        OutgoingAnswer answer = road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(json(answer).toString()).doesNotContain("secret");
        assertThat(outcomes())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.result().status()).isEqualTo(500));
    }

    private static CredentialConstraints from(String range) {
        return new CredentialConstraints(Set.of(), List.of(AddressRange.parse(range)), Optional.empty());
    }

    private List<Outcome> outcomes() {
        return road.journal.stream()
                .filter(Outcome.class::isInstance)
                .map(Outcome.class::cast)
                .toList();
    }

    private static JsonNode json(OutgoingAnswer answer) {
        try {
            return new JsonMapper().readTree(((Whole) answer.body()).bytes().getBytes());
        } catch (IOException noJson) {
            throw new AssertionError(noJson);
        }
    }
}
