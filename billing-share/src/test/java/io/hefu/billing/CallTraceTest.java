package io.hefu.billing;

import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.report.CallTraceStore;
import io.hefu.core.call.Correlator;
import io.hefu.core.usage.CallTraces;
import io.hefu.core.usage.CallTraces.RecordedCall;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallTraceTest {

    private static final Correlator CORRELATOR = new Correlator("order-4711");
    private static final Result BY_QUOTA = new Result(
            429,
            "QUOTA_EXCEEDED",
            0,
            false,
            90,
            Optional.of(new Decided("limit", true, Optional.of("plan-quota-day"))));
    private static final Result BY_ROUTE =
            new Result(200, "OK", 1, true, 900, Optional.of(new Decided("route", false, Optional.empty())));

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(Billing.START_OF_2026);
    private final Billing billing = new Billing(database, clock);
    private final CallTraceStore traces = new CallTraceStore(database.pool());
    private final Developer developer = new Developer(clock, new Random(1));
    private long epoch;

    @BeforeEach
    void begin() {
        epoch = await(billing.intake.beginEpoch("a"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aCallIsFoundByItsCorrelatorWithTheStageThatDecided() {
        UsageRecord refused = named(developer.sendsMessage());
        clock.advance(Duration.ofSeconds(1));
        UsageRecord answered = named(developer.sendsMessage());
        billing.store(
                "a",
                epoch,
                1,
                new Outcome(refused, BY_QUOTA),
                Developer.intent(answered),
                Developer.succeeded(developer.sendsMessage()));
        billing.store("a", epoch, 4, new Outcome(answered, BY_ROUTE));

        assertThat(found(developer))
                .containsExactly(
                        new RecordedCall(answered, Optional.of(BY_ROUTE), Optional.empty()),
                        new RecordedCall(refused, Optional.of(BY_QUOTA), Optional.empty()));
    }

    @Test
    void resultsOfEarlierVersionsAndOpenCallsAreFoundToo() {
        UsageRecord open = named(developer.sendsMessage());
        UsageRecord before = named(developer.sendsMessage());
        billing.store("a", epoch, 1, Developer.intent(open), Developer.refused(before));

        assertThat(found(developer))
                .containsExactlyInAnyOrder(
                        new RecordedCall(open, Optional.empty(), Optional.empty()),
                        new RecordedCall(
                                before,
                                Optional.of(new Result(403, "PERMISSION_DENIED", 0, false, 300)),
                                Optional.empty()));
    }

    @Test
    void anOrganisationFindsItsOwnCallsOnly() {
        Developer stranger = new Developer(clock, new Random(2));
        billing.store(
                "a",
                epoch,
                1,
                Developer.succeeded(named(developer.sendsMessage())),
                Developer.succeeded(named(stranger.sendsMessage())));

        assertThat(found(developer)).hasSize(1);
        assertThat(found(stranger)).hasSize(1);
        assertThat(await(traces.withCorrelator(CORRELATOR, Optional.empty()))).hasSize(2);
        assertThat(await(traces.withCorrelator(new Correlator("other"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void ofManyCallsTheNewestAreFound() {
        UsageEntry[] entries = Stream.generate(() -> {
                    clock.advance(Duration.ofMillis(1));
                    return (UsageEntry) Developer.succeeded(named(developer.sendsMessage()));
                })
                .limit(CallTraces.MOST + 5)
                .toArray(UsageEntry[]::new);
        billing.store("a", epoch, 1, entries);

        assertThat(found(developer))
                .hasSize(CallTraces.MOST)
                .first()
                .extracting(RecordedCall::record)
                .isEqualTo(entries[entries.length - 1].record());
    }

    @Test
    void onlyCallsOfRunsThatEndedAreUnknownOneAfterTheOther() {
        List<UsageRecord> cutShort = Stream.generate(developer::sendsMessage)
                .limit(3)
                .sorted(Comparator.comparing(record -> record.call().toString()))
                .toList();
        long other = await(billing.intake.beginEpoch("b"));
        billing.store("b", other, 1, Developer.intent(developer.sendsMessage()));
        billing.store("a", epoch, 1, cutShort.stream().map(Developer::intent).toArray(UsageEntry[]::new));
        assertThat(await(traces.after(Optional.empty(), 10))).isEmpty();

        await(billing.intake.endEpoch("a", epoch, 3));

        assertThat(await(traces.after(Optional.empty(), 2))).isEqualTo(cutShort.subList(0, 2));
        assertThat(await(traces.after(Optional.of(cutShort.get(1).call()), 2))).isEqualTo(cutShort.subList(2, 3));
    }

    private List<RecordedCall> found(Developer whose) {
        return await(traces.withCorrelator(CORRELATOR, Optional.of(whose.organisation)));
    }

    private static UsageRecord named(UsageRecord record) {
        return new UsageRecord(
                record.call(),
                record.receivedAt(),
                CORRELATOR,
                record.environment(),
                record.organisation(),
                record.application(),
                record.credential(),
                record.plan(),
                record.api(),
                record.operation());
    }
}
