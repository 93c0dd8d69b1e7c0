package io.hefu.billing;

import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.billing.intake.IntakeRefusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsageIntakeTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(Billing.START_OF_2026);
    private final Billing billing = new Billing(database, clock);
    private final Developer developer = new Developer(clock, new Random(1));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void epochsOfANodeCountUpAndKnowNothingOfOtherNodes() {
        assertThat(await(billing.intake.beginEpoch("a"))).isEqualTo(1);
        assertThat(await(billing.intake.beginEpoch("a"))).isEqualTo(2);
        assertThat(await(billing.intake.beginEpoch("b"))).isEqualTo(1);
        assertThat(await(billing.intake.storedUpTo("a", 1))).isZero();
        assertThat(await(billing.intake.storedUpTo("nobody", 9))).isZero();
    }

    @Test
    void epochsBegunAtTheSameTimeAreDifferent() {
        List<CompletableFuture<Long>> begun = Stream.generate(
                        () -> billing.intake.beginEpoch("a").toCompletableFuture())
                .limit(20)
                .toList();

        assertThat(begun).extracting(Billing::await).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void aBatchIsStoredWithItsCursor() {
        long epoch = await(billing.intake.beginEpoch("a"));
        UsageRecord open = developer.sendsMessage();

        billing.store("a", epoch, 1, Developer.succeeded(developer.verifiesLocation()), Developer.intent(open));

        assertThat(await(billing.intake.storedUpTo("a", epoch))).isEqualTo(2);
        assertThat(records("ANSWERED")).isEqualTo(1);
        assertThat(records("INTENT")).isEqualTo(1);
    }

    @Test
    void aRepeatedOrOverlappingBatchStoresOnlyWhatIsNew() {
        long epoch = await(billing.intake.beginEpoch("a"));
        UsageEntry first = Developer.succeeded(developer.verifiesLocation());
        UsageEntry second = Developer.refused(developer.verifiesLocation());
        UsageEntry third = Developer.succeeded(developer.sendsMessage());

        billing.store("a", epoch, 1, first, second);
        billing.store("a", epoch, 1, first, second);
        billing.store("a", epoch, 1, first, second, third);
        billing.store("a", epoch, 2, second);

        assertThat(records("ANSWERED")).isEqualTo(3);
        assertThat(database.number("select sum(calls) from billing.usage_tally"))
                .isEqualTo(3);
        assertThat(database.number("select sum(refused) from billing.usage_tally"))
                .isEqualTo(1);
        assertThat(await(billing.intake.storedUpTo("a", epoch))).isEqualTo(3);
    }

    @Test
    void aBatchThatWouldLeaveAGapIsRefusedWhole() {
        long epoch = await(billing.intake.beginEpoch("a"));

        assertThatThrownBy(() -> billing.store("a", epoch, 2, Developer.succeeded(developer.sendsMessage())))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new IntakeRefusal.Gap("a", epoch, 1, 2));
        assertThat(database.number("select count(*) from billing.usage_record")).isZero();
    }

    @Test
    void anEpochThatNeverBeganIsRefused() {
        assertThatThrownBy(() -> billing.store("a", 7, 1, Developer.succeeded(developer.sendsMessage())))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new IntakeRefusal.UnknownEpoch("a", 7));
    }

    @Test
    void anOutcomeInALaterBatchCompletesItsIntent() {
        long epoch = await(billing.intake.beginEpoch("a"));
        UsageRecord call = developer.sendsMessage();

        billing.store("a", epoch, 1, Developer.intent(call));
        billing.store("a", epoch, 2, Developer.succeeded(call, 3));

        assertThat(records("INTENT")).isZero();
        assertThat(database.number("select units from billing.usage_record where state = 'ANSWERED'"))
                .isEqualTo(3);
        assertThat(database.number("select sequence from billing.usage_record")).isEqualTo(2);
    }

    @Test
    void aReusedCallIdWithOtherContentIsSuspendedAndTheFirstStays() {
        long epoch = await(billing.intake.beginEpoch("a"));
        long otherEpoch = await(billing.intake.beginEpoch("b"));
        UsageRecord call = developer.sendsMessage();

        billing.store("a", epoch, 1, Developer.succeeded(call, 1));
        billing.store("b", otherEpoch, 1, Developer.succeeded(call, 2), Developer.succeeded(call, 1));

        assertThat(database.number("select units from billing.usage_record")).isEqualTo(1);
        assertThat(database.number("select count(*) from billing.usage_suspense"))
                .isEqualTo(1);
        assertThat(database.number("""
                select (entry -> 'result' ->> 'units')::bigint from billing.usage_suspense
                where reason = 'REUSED_ID_DIFFERENT_CONTENT' and node = 'b' and sequence = 1""")).isEqualTo(2);
        assertThat(await(billing.intake.storedUpTo("b", otherEpoch))).isEqualTo(2);
    }

    @Test
    void aMalformedEntryIsSuspendedAndHoldsUpNothing() {
        long epoch = await(billing.intake.beginEpoch("a"));
        var malformed = new Outcome(developer.sendsMessage(), new Result(200, "OK", -5, true, 1));

        billing.store("a", epoch, 1, malformed, Developer.succeeded(developer.sendsMessage()));

        assertThat(records("ANSWERED")).isEqualTo(1);
        assertThat(database.number("select count(*) from billing.usage_suspense where reason = 'MALFORMED'"))
                .isEqualTo(1);
    }

    @Test
    void aNewEpochGivesUpNoIntentOfAnEarlierOneWhoseJournalMayStillCome() {
        long earlier = await(billing.intake.beginEpoch("a"));
        UsageRecord call = developer.sendsMessage();
        billing.store("a", earlier, 1, Developer.intent(call));

        long later = await(billing.intake.beginEpoch("a"));
        billing.store("a", later, 1, Developer.succeeded(developer.sendsMessage()));
        billing.store("a", earlier, 2, Developer.succeeded(call));

        assertThat(records("ANSWERED")).isEqualTo(2);
        assertThat(records("UNKNOWN")).isZero();
    }

    @Test
    void anEpochEndedGivesUpItsOwnOpenIntentsOnly() {
        long earlier = await(billing.intake.beginEpoch("a"));
        billing.store("a", earlier, 1, Developer.intent(developer.sendsMessage()));
        billing.store("a", earlier, 2, Developer.succeeded(developer.sendsMessage()));
        long later = await(billing.intake.beginEpoch("a"));
        billing.store("a", later, 1, Developer.intent(developer.sendsMessage()));

        await(billing.intake.endEpoch("a", earlier, 2));
        await(billing.intake.endEpoch("a", earlier, 2));

        assertThat(records("UNKNOWN")).isEqualTo(1);
        assertThat(records("INTENT")).isEqualTo(1);
        assertThat(records("ANSWERED")).isEqualTo(1);
    }

    @Test
    void anEpochNotStoredToItsEndCannotEnd() {
        long epoch = await(billing.intake.beginEpoch("a"));
        billing.store("a", epoch, 1, Developer.intent(developer.sendsMessage()));

        assertThatThrownBy(() -> await(billing.intake.endEpoch("a", epoch, 2)))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new IntakeRefusal.EpochIncomplete("a", epoch, 1, 2));
        assertThat(records("INTENT")).isEqualTo(1);
    }

    @Test
    void anEpochThatWroteNothingEnds() {
        long epoch = await(billing.intake.beginEpoch("a"));

        await(billing.intake.endEpoch("a", epoch, 0));

        assertThatThrownBy(() -> billing.store("a", epoch, 1, Developer.succeeded(developer.sendsMessage())))
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(new IntakeRefusal.EpochEnded("a", epoch, 0));
    }

    @Test
    void aCallThatAnotherNodeTookUpAgainIsAnsweredThereAndRatedOnce() {
        long epoch = await(billing.intake.beginEpoch("a"));
        UsageRecord call = developer.sendsMessage();
        billing.store("a", epoch, 1, Developer.intent(call));
        await(billing.intake.endEpoch("a", epoch, 1));
        long otherEpoch = await(billing.intake.beginEpoch("b"));

        billing.store("b", otherEpoch, 1, Developer.intent(call), Developer.succeeded(call));

        assertThat(records("UNKNOWN")).isZero();
        assertThat(records("ANSWERED")).isEqualTo(1);
        assertThat(database.number("select count(*) from billing.usage_record where node = 'b' and sequence = 2"))
                .isEqualTo(1);
        assertThat(database.number("select count(*) from billing.usage_suspense"))
                .isZero();
    }

    @Test
    void theSameBatchDeliveredManyTimesAtOnceIsStoredOnce() {
        long epoch = await(billing.intake.beginEpoch("a"));
        var batch = new UsageBatch("a", epoch, 1, succeeded(100));

        List<CompletableFuture<Void>> deliveries = Stream.generate(
                        () -> billing.intake.store(batch).toCompletableFuture())
                .limit(10)
                .toList();
        deliveries.forEach(Billing::await);

        assertThat(records("ANSWERED")).isEqualTo(100);
        assertThat(database.number("select sum(calls) from billing.usage_tally"))
                .isEqualTo(100);
    }

    @Test
    void nodesDeliverAtTheSameTime() {
        List<CompletableFuture<Void>> deliveries = new ArrayList<>();
        for (String node : List.of("a", "b", "c", "d")) {
            long epoch = await(billing.intake.beginEpoch(node));
            deliveries.add(billing.intake
                    .store(new UsageBatch(node, epoch, 1, succeeded(250)))
                    .toCompletableFuture());
        }
        deliveries.forEach(Billing::await);

        assertThat(records("ANSWERED")).isEqualTo(1_000);
    }

    private List<UsageEntry> succeeded(int count) {
        return Stream.generate(() -> (UsageEntry) Developer.succeeded(developer.verifiesLocation()))
                .limit(count)
                .toList();
    }

    private long records(String state) {
        return database.number("select count(*) from billing.usage_record where state = '" + state + "'");
    }
}
