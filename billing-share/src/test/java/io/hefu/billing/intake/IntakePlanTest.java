package io.hefu.billing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hefu.billing.Billing;
import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntakePlanTest {

    private final Developer developer = new Developer(new MovableClock(Billing.START_OF_2026), new Random(1));
    private final UsageRecord call = developer.verifiesLocation();
    private final UsageRecord otherContent = withCallOf(call, developer.sendsMessage());

    @Test
    void anOutcomeAloneMakesAnAnsweredRecord() {
        IntakePlan plan = plan(Map.of(), Developer.succeeded(call));

        assertThat(plan.inserts()).extracting(UsageRow::state).containsExactly(UsageState.ANSWERED);
        assertThat(plan.answered()).hasSize(1);
    }

    @Test
    void intentAndOutcomeInOneBatchMakeOneAnsweredRecord() {
        IntakePlan plan = plan(Map.of(), Developer.intent(call), Developer.succeeded(call));

        assertThat(plan.inserts()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(UsageState.ANSWERED);
            assertThat(row.sequence()).isEqualTo(11);
        });
        assertThat(plan.completions()).isEmpty();
    }

    @Test
    void anOutcomeCompletesAnIntentStoredBefore() {
        IntakePlan plan = plan(Map.of(call.call(), knownIntent(call)), Developer.succeeded(call));

        assertThat(plan.inserts()).isEmpty();
        assertThat(plan.completions()).hasSize(1);
        assertThat(plan.answered()).hasSize(1);
    }

    @Test
    void aLateIntentAndARepeatedOutcomeAreNothingNew() {
        IntakePlan plan = plan(Map.of(), Developer.succeeded(call), Developer.intent(call), Developer.succeeded(call));

        assertThat(plan.inserts())
                .singleElement()
                .extracting(UsageRow::sequence)
                .isEqualTo(10L);
        assertThat(plan.answered()).hasSize(1);
        assertThat(plan.suspended()).isEmpty();
    }

    @Test
    void anotherCallUnderTheSameIdIsSuspended() {
        IntakePlan plan = plan(
                Map.of(call.call(), knownIntent(call)),
                Developer.intent(otherContent),
                Developer.succeeded(otherContent),
                Developer.succeeded(call));

        assertThat(plan.suspended())
                .extracting(SuspendedEntry::reason)
                .containsExactly(
                        SuspenseReason.REUSED_ID_DIFFERENT_CONTENT, SuspenseReason.REUSED_ID_DIFFERENT_CONTENT);
        assertThat(plan.completions())
                .singleElement()
                .extracting(UsageRow::sequence)
                .isEqualTo(12L);
    }

    @Test
    void anotherAnswerToTheSameCallIsSuspended() {
        IntakePlan plan = plan(Map.of(), Developer.succeeded(call, 1), Developer.succeeded(call, 2));

        assertThat(plan.suspended())
                .singleElement()
                .isEqualTo(new SuspendedEntry(
                        Developer.succeeded(call, 2), 11, SuspenseReason.REUSED_ID_DIFFERENT_CONTENT));
    }

    @Test
    void aCallGivenUpIsAnsweredByARunThatTookItUpAgain() {
        var unknown = new KnownCall(UsageState.UNKNOWN, PayloadHash.of(call), Optional.empty());

        IntakePlan plan = plan(Map.of(call.call(), unknown), Developer.intent(call), Developer.succeeded(call));

        assertThat(plan.suspended()).isEmpty();
        assertThat(plan.answered()).hasSize(1);
    }

    @Test
    void theSameAnswerAtAnotherSpeedIsTheSame() {
        IntakePlan plan = plan(
                Map.of(),
                new Outcome(call, new Result(202, "OK", 1, true, 1_000)),
                Developer.intent(call),
                new Outcome(call, new Result(202, "OK", 1, true, 9_000)));

        assertThat(plan.suspended()).isEmpty();
        assertThat(plan.answered())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.result().orElseThrow().latencyMicros()).isEqualTo(1_000));
    }

    static List<Result> malformed() {
        return List.of(
                new Result(99, "OK", 1, true, 1),
                new Result(600, "OK", 1, true, 1),
                new Result(200, "OK", -1, true, 1),
                new Result(200, "OK", Long.MAX_VALUE, true, 1),
                new Result(200, "OK", 1, true, -1));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatNoCallHasIsSuspendedAndHoldsUpNothing(Result result) {
        IntakePlan plan = plan(Map.of(), new Outcome(call, result), Developer.succeeded(developer.sendsMessage()));

        assertThat(plan.suspended()).extracting(SuspendedEntry::reason).containsExactly(SuspenseReason.MALFORMED);
        assertThat(plan.inserts()).hasSize(1);
    }

    @Test
    void aTimeBeyondAllCalendarsIsMalformed() {
        UsageRecord never = receivedAt(Instant.MAX);

        assertThat(plan(Map.of(), Developer.intent(never)).suspended()).hasSize(1);
    }

    @Test
    void talliesCountCallsRefusalsAndChargedUnits() {
        UsageRecord sandbox = developer.calls(Billing.MESSAGES, "sendMessage", Environment.SANDBOX);
        IntakePlan plan = plan(
                Map.of(),
                Developer.succeeded(developer.sendsMessage(), 3),
                Developer.succeeded(developer.sendsMessage(), 2),
                Developer.refused(developer.sendsMessage()),
                Developer.intent(developer.sendsMessage()),
                Developer.succeeded(sandbox));

        assertThat(UsageTally.of(plan.answered()))
                .extracting(
                        tally -> tally.key().environment(),
                        UsageTally::calls,
                        UsageTally::refused,
                        UsageTally::billable,
                        UsageTally::units)
                .containsExactlyInAnyOrder(
                        tuple(Environment.LIVE, 3L, 1L, 2L, 5L), tuple(Environment.SANDBOX, 1L, 0L, 1L, 1L));
    }

    private static KnownCall knownIntent(UsageRecord record) {
        return new KnownCall(UsageState.INTENT, PayloadHash.of(record), Optional.empty());
    }

    private static IntakePlan plan(Map<CallId, KnownCall> known, UsageEntry... entries) {
        return IntakePlan.of(new UsageBatch("a", 1, 10, List.of(entries)), known);
    }

    private UsageRecord receivedAt(Instant instant) {
        return new Developer(new MovableClock(instant), new Random(2)).verifiesLocation();
    }

    private static UsageRecord withCallOf(UsageRecord call, UsageRecord content) {
        return new UsageRecord(
                call.call(),
                content.receivedAt(),
                content.correlator(),
                content.environment(),
                content.organisation(),
                content.application(),
                content.credential(),
                content.plan(),
                content.api(),
                content.operation());
    }
}
