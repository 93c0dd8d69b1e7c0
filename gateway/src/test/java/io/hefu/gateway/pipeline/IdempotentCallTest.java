package io.hefu.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.NoSuchResource;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.gateway.exchange.AnswerBody;
import io.hefu.gateway.exchange.OutgoingAnswer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotentCallTest {

    private static final String HELLO = "{\"words\":\"hello\",\"times\":1}";

    private final Road road = new Road();

    @BeforeEach
    void consentAndKey() {
        road.ends.consented = true;
        road.header("Idempotency-Key", "order-1");
    }

    @Test
    void theSameCallAgainHasNoSecondEffectAndGetsTheSameAnswer() {
        OutgoingAnswer first = make(HELLO);
        OutgoingAnswer again = make("{ \"times\" : 1, \"words\" : \"hell\\u006f\" }");

        assertThat(road.capability.asked).isEqualTo(1);
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(again.headers())
                .containsEntry("Idempotency-Replayed", "true")
                .containsEntry("Content-Type", "application/json");
        assertThat(again.headers().get("x-correlator"))
                .isNotEqualTo(first.headers().get("x-correlator"));
        assertThat(again.headers().get("RateLimit"))
                .isNotEqualTo(first.headers().get("RateLimit"));
    }

    @Test
    void anAnswerGivenAgainIsCountedAndNotCharged() {
        make(HELLO);
        make(HELLO);

        assertThat(outcomes())
                .extracting(outcome -> outcome.result().billable())
                .containsExactly(true, false);
        assertThat(outcomes()).extracting(outcome -> outcome.result().units()).containsExactly(7L, 0L);
        assertThat(outcomes())
                .extracting(outcome -> outcome.result().decided().orElseThrow().stage())
                .containsExactly("route", "reserve-key");
        assertThat(outcomes()).extracting(UsageEntry::call).doesNotHaveDuplicates();
        assertThat(road.ends.journal).filteredOn(Intent.class::isInstance).hasSize(1);
    }

    @Test
    void aRefusalOfTheCapabilityIsAnAnswerLikeAnyOther() {
        road.capability.makes = () -> CompletableFuture.failedStage(new RefusedException(new NoSuchResource("echo")));
        OutgoingAnswer first = make(HELLO);
        OutgoingAnswer again = make(HELLO);

        assertThat(again.status()).isEqualTo(404);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(road.capability.asked).isEqualTo(1);
        assertThat(outcomes()).extracting(outcome -> outcome.result().code()).containsExactly("NOT_FOUND", "NOT_FOUND");
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        make(HELLO);
        OutgoingAnswer other = make("{\"words\":\"good bye\"}");

        assertThat(other.status()).isEqualTo(409);
        assertThat(text(other)).contains("IDEMPOTENCY_KEY_REUSED");
        assertThat(road.capability.asked).isEqualTo(1);
    }

    @Test
    void aCallThatIsUnderWayIsNotBegunAgain() {
        road.capability.makes = () -> {
            assertThat(text(make(HELLO))).contains("IDEMPOTENCY_KEY_IN_USE");
            return CompletableFuture.failedStage(new RefusedException(new NoSuchResource("echo")));
        };

        assertThat(make(HELLO).status()).isEqualTo(404);
        assertThat(road.capability.asked).isEqualTo(1);
    }

    @Test
    void afterAnAnswerThatNothingWasDoneTheKeyIsFree() {
        var works = road.capability.makes;
        road.capability.makes = () -> CompletableFuture.failedStage(new RefusedException(new Away()));
        assertThat(make(HELLO).status()).isEqualTo(503);
        road.capability.makes = works;

        assertThat(make(HELLO).status()).isEqualTo(201);
        assertThat(road.capability.calls).doesNotHaveDuplicates();
        assertThat(outcomes()).extracting(outcome -> outcome.result().status()).containsExactly(503, 201);
    }

    @Test
    void afterAFailureTheCallIsTakenUpAgainUnderItsId() {
        var works = road.capability.makes;
        road.capability.makes = () -> CompletableFuture.failedStage(new IllegalStateException("who knows"));
        assertThat(make(HELLO).status()).isEqualTo(500);
        road.capability.makes = works;

        assertThat(make(HELLO).status()).isEqualTo(201);
        assertThat(road.capability.calls).hasSize(2);
        assertThat(road.capability.calls.get(1)).isEqualTo(road.capability.calls.get(0));
        assertThat(outcomes().get(1).call()).isEqualTo(road.capability.calls.get(0));
        assertThat(outcomes().get(0).call()).isNotEqualTo(road.capability.calls.get(0));
    }

    @Test
    void aCallCutShortIsMeteredAsItWasAtFirst() {
        road.header("x-correlator", "first");
        road.capability.makes = CompletableFuture::new;
        road.start("POST", "/echo/v1/echoes", HELLO);
        road.ends.reservations.endLeases();
        road.capability.makes = new EchoCapability().makes;
        road.header("x-correlator", "second");

        OutgoingAnswer answer = make(HELLO);

        assertThat(answer.headers()).containsEntry("x-correlator", "second");
        assertThat(road.capability.calls.get(1)).isEqualTo(road.capability.calls.get(0));
        assertThat(road.ends.journal)
                .hasSize(3)
                .extracting(UsageEntry::record)
                .containsOnly(road.ends.journal.get(0).record());
    }

    @Test
    void whenKeysCannotBeCheckedNothingIsDone() {
        road.ends.reservations.broken = true;

        assertThat(make(HELLO).status()).isEqualTo(503);
        assertThat(road.capability.asked).isZero();
        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(200);
    }

    @Test
    void whenTheAnswerCannotBeKeptItIsGivenAndTheCallTakenUpAgain() {
        var works = road.capability.makes;
        road.capability.makes = () -> {
            road.ends.reservations.broken = true;
            return works.get();
        };
        assertThat(make(HELLO).status()).isEqualTo(201);
        road.ends.reservations.broken = false;
        road.ends.reservations.endLeases();

        make(HELLO);

        assertThat(road.capability.calls.get(1)).isEqualTo(road.capability.calls.get(0));
        assertThat(outcomes()).extracting(UsageEntry::call).containsOnly(road.capability.calls.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "schlüssel", "密"})
    void aMalformedKeyIsRefused(String key) {
        road.header("Idempotency-Key", key);

        OutgoingAnswer answer = make(HELLO);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).contains("Idempotency-Key");
    }

    @Test
    void aKeyHasAtMost255Characters() {
        road.header("Idempotency-Key", "x".repeat(255));
        assertThat(make(HELLO).status()).isEqualTo(201);

        road.header("Idempotency-Key", "x".repeat(256));
        assertThat(make(HELLO).status()).isEqualTo(400);
    }

    @Test
    void readingNeedsNoKeyAndTakesNoneIntoAccount() {
        road.header("Idempotency-Key", "a b");

        assertThat(road.call("GET", "/echo/v1/echoes", "").status()).isEqualTo(200);
    }

    @Test
    void theSandboxNeverCharges() {
        road.inTheSandbox();

        make(HELLO);

        assertThat(outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.result().status()).isEqualTo(201);
            assertThat(outcome.result().billable()).isFalse();
        });
    }

    private OutgoingAnswer make(String body) {
        return road.call("POST", "/echo/v1/echoes", body);
    }

    private List<Outcome> outcomes() {
        return road.ends.journal.stream()
                .filter(Outcome.class::isInstance)
                .map(Outcome.class::cast)
                .toList();
    }

    private static String text(OutgoingAnswer answer) {
        return ((AnswerBody.Whole) answer.body()).bytes().toString();
    }

    private record Away() implements Refusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.UNAVAILABLE;
        }

        @Override
        public String message() {
            return "Nothing was done.";
        }
    }
}
