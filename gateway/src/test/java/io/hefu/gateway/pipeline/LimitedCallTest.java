package io.hefu.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.core.call.Answer;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.ConcurrencyLimit;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.PrepaidBalance;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.SpendCap;
import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.CostBound;
import io.hefu.core.pricing.PriceLists.Price;
import io.hefu.core.pricing.PriceTerms;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.gateway.exchange.AnswerBody.Whole;
import io.hefu.gateway.exchange.OutgoingAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls and money that are limited. */
class LimitedCallTest {

    private final Road road = new Road();

    @Test
    void theApplicationIsToldWhenItsQuotaIsBeingUsedUpByRefusedCallsToo() {
        for (int call = 0; call < 10; call++) {
            assertThat(road.ends.told).isEmpty();
            road.call("GET", "/echo/v1/echoes", "");
        }
        assertThat(road.ends.told)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.type().value()).isEqualTo("org.hefu.plans.v1.quota-threshold-reached"));
        road.call("GET", "/echo/v1/echoes", "");
        assertThat(road.ends.told).hasSize(1);

        Road exhausted = new Road();
        exhausted.ends.limits.useUp();
        assertThat(exhausted.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(429);
        assertThat(exhausted.ends.told).hasSize(1);
    }

    @Test
    void whenRecordsFindNoRoomCallsThatMayBeChargedAreRefusedBeforeTheirEffect() {
        road.ends.journalScarce = true;

        OutgoingAnswer charged = road.call("POST", "/echo/v1/echoes", "{\"words\": \"hello\", \"times\": 1}");
        OutgoingAnswer free = road.call("GET", "/echo/v1/echoes", "");

        assertThat(charged.status()).isEqualTo(503);
        assertThat(charged.headers()).containsEntry("Retry-After", "1");
        assertThat(road.capability.asked).isZero();
        assertThat(free.status()).isEqualTo(200);
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
        road.ends.prices.add(Price.perUnit(new ApiName("echo"), "makeEcho", new Money(100)));
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
    void aPriceThatCountsTheMonthIsSetAsideAtTheMostThatACallMayCost() {
        CostBound most = new CostBound(new Money(40), 10, new Money(60));
        PriceTerms terms = PriceTerms.perUnit(new Money(6));
        road.ends.prices.add(new Price(new ApiName("echo"), "makeEcho", 1, Instant.EPOCH, terms, true, most));
        road.otherLimits.add(
                new AppliedLimit(LimitLevel.APPLICATION, "app", new SpendCap(new Money(150), Quota.Period.MONTH)));
        road.capability.makes = () -> CompletableFuture.completedStage(Answer.created("made"));

        assertThat(road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}").status())
                .isEqualTo(201);
        assertThat(json(road.call("POST", "/echo/v1/echoes", "{\"words\":\"a\"}"))
                        .path("code")
                        .asText())
                .isEqualTo("QUOTA_EXCEEDED");
    }

    @Test
    void aRefusedCallCostsNoMoney() {
        road.ends.prices.add(Price.perUnit(new ApiName("echo"), "makeEcho", new Money(100)));
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
    void overTheQuotaIsAnotherRefusal() {
        road.ends.limits.useUp();

        OutgoingAnswer answer = road.call("GET", "/echo/v1/echoes", "");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(json(answer).path("code").asText()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(json(answer).path("message").asText()).contains("renew on 2026-11-23");
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
