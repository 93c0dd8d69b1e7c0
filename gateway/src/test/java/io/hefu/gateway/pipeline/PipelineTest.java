package io.hefu.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.gateway.exchange.AnswerBody.Whole;
import io.hefu.gateway.exchange.OutgoingAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every call gets and leaves, whichever stage decides. */
class PipelineTest {

    private final Road road = new Road();

    @Test
    void aCallIsAnsweredAndLeavesItsIntentThenItsOutcome() {
        OutgoingAnswer answer = road.call("POST", "/echo/v1/echoes", "{\"words\":\"hello\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(json(answer).path("words").asText()).isEqualTo("hello");
        assertThat(answer.headers()).containsEntry("Hefu-Charged-Units", "7");
        assertThat(road.ends.journal).hasSize(2);
        assertThat(road.ends.journal.get(0)).isInstanceOf(Intent.class);
        assertThat(road.ends.journal.get(1)).isInstanceOfSatisfying(Outcome.class, outcome -> {
            assertThat(outcome.result().status()).isEqualTo(201);
            assertThat(outcome.result().units()).isEqualTo(7);
            assertThat(outcome.result().billable()).isTrue();
            assertThat(outcome.call()).isEqualTo(road.ends.journal.get(0).call());
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
        exhausted.ends.limits.useUp();
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

    @Test
    void whenTheIntentCannotBeWrittenNothingIsDone() {
        road.ends.journalBroken = true;

        assertThat(road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}").status())
                .isEqualTo(503);
        assertThat(road.capability.asked).isZero();
    }

    @Test
    void whenTheOutcomeCannotBeWrittenTheAnswerIsWithheld() {
        road.ends.journalBroken = true;

        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes/1", "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(json(answer).has("id")).isFalse();
    }

    @Test
    void anAnswerWaitsForTheDiskUnlessItsOperationIsFast() {
        List<Runnable> disk = new ArrayList<>();
        road.ends.disk = disk::add;

        assertThat(road.start("GET", "/echo/v1/echoes", "")).isNotDone();
        assertThat(road.start("GET", "/echo/v1/echoes/1", "")).isDone();
        assertThat(road.ends.journal).hasSize(2);
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

    private static List<Decided> decided(Road road) {
        return road.ends.journal.stream()
                .filter(Outcome.class::isInstance)
                .map(entry -> ((Outcome) entry).result().decided().orElseThrow())
                .toList();
    }

    private List<Outcome> outcomes() {
        return road.ends.journal.stream()
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
