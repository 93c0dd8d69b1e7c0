package io.hefu.billing;

import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hefu.billing.report.MeteringHealthStore;
import io.hefu.core.usage.MeteringHealth.Run;
import io.hefu.core.usage.MeteringHealth.State;
import io.hefu.core.usage.MeteringHealth.View;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That nobody calls, and that calls do not arrive, look different. */
class MeteringHealthTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(Billing.START_OF_2026);
    private final Billing billing = new Billing(database, clock);
    private final MeteringHealthStore health = new MeteringHealthStore(database.pool(), clock);
    private final Developer developer = new Developer(clock, new Random(1));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aRunThatSaysThatAllIsStoredIsCurrentThoughNobodyCalls() {
        long epoch = await(billing.intake.beginEpoch("a"));
        assertThat(onlyRun().state()).as("before it first says so").isEqualTo(State.BEHIND);

        await(billing.intake.storedUntil("a", epoch, 0, clock.instant()));

        assertThat(onlyRun().state()).isEqualTo(State.CURRENT);
        assertThat(view().isComplete()).isTrue();
    }

    @Test
    void aRunThatFallsSilentIsBehind() {
        long epoch = await(billing.intake.beginEpoch("a"));
        await(billing.intake.storedUntil("a", epoch, 0, clock.instant()));

        clock.advance(Duration.ofSeconds(31));

        assertThat(onlyRun().state()).isEqualTo(State.BEHIND);
        assertThat(view().isComplete()).isFalse();
    }

    @Test
    void whatIsToldOfEntriesThatAreNotStoredDoesNotCount() {
        long epoch = await(billing.intake.beginEpoch("a"));

        await(billing.intake.storedUntil("a", epoch, 1, clock.instant()));

        assertThat(onlyRun().storedUntil()).isEmpty();
    }

    @Test
    void aRunWhoseNodeBeganAnotherIsMissingUntilItsJournalHasCome() {
        long crashed = await(billing.intake.beginEpoch("a"));
        billing.store("a", crashed, 1, Developer.intent(developer.sendsMessage()));
        long next = await(billing.intake.beginEpoch("a"));
        await(billing.intake.storedUntil("a", next, 0, clock.instant()));
        assertThat(view().runs())
                .extracting(Run::epoch, Run::state, Run::openCalls, Run::unknownCalls)
                .containsExactly(tuple(crashed, State.MISSING, 1L, 0L), tuple(next, State.CURRENT, 0L, 0L));

        await(billing.intake.endEpoch("a", crashed, 1));

        assertThat(view().runs())
                .extracting(Run::epoch, Run::state, Run::openCalls, Run::unknownCalls)
                .containsExactly(tuple(crashed, State.ENDED, 0L, 1L), tuple(next, State.CURRENT, 0L, 0L));
        assertThat(view().isComplete()).isTrue();
    }

    @Test
    void whatWaitsForRatingAndForPeopleIsCounted() {
        long epoch = await(billing.intake.beginEpoch("a"));
        billing.store(
                "a",
                epoch,
                1,
                Developer.succeeded(developer.sendsMessage()),
                Developer.succeeded(developer.sendsMessage()));
        assertThat(view().entriesToRate()).isEqualTo(2);

        billing.rateAll();

        assertThat(view().entriesToRate()).isZero();
        assertThat(view().suspendedCalls()).containsEntry("NO_PRICE", 2L);
    }

    private Run onlyRun() {
        return view().runs().get(0);
    }

    private View view() {
        return await(health.view());
    }
}
