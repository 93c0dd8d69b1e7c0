package io.hefu.billing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.billing.Billing;
import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JournalCursorTest {

    private final Developer developer = new Developer(new MovableClock(Billing.START_OF_2026), new Random(1));

    @Test
    void aBatchRightBehindTheCursorIsAllNew() {
        UsageBatch batch = batch(6, 3);

        assertThat(openAt(5).unseen(batch)).contains(batch);
    }

    @Test
    void ofAnOverlappingBatchOnlyTheTailIsNew() {
        UsageBatch batch = batch(4, 5);

        UsageBatch tail = openAt(5).unseen(batch).orElseThrow();

        assertThat(tail.firstSequence()).isEqualTo(6);
        assertThat(tail.entries()).isEqualTo(batch.entries().subList(2, 5));
    }

    @Test
    void aBatchThatHasBeenStoredIsNothingNewEvenAfterTheEnd() {
        assertThat(openAt(5).unseen(batch(1, 5))).isEmpty();
        assertThat(endedAt(5).unseen(batch(3, 3))).isEmpty();
    }

    @Test
    void aGapIsRefused() {
        assertRefused(() -> openAt(5).unseen(batch(7, 1)), new IntakeRefusal.Gap("a", 1, 6, 7));
        assertRefused(
                () -> openAt(0).unseen(batch(Long.MAX_VALUE, 2)), new IntakeRefusal.Gap("a", 1, 1, Long.MAX_VALUE));
    }

    @Test
    void nothingNewIsTakenAfterTheEnd() {
        assertRefused(() -> endedAt(5).unseen(batch(5, 2)), new IntakeRefusal.EpochEnded("a", 1, 5));
    }

    @Test
    void sequenceNumbersStartAtOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> openAt(5).unseen(batch(0, 9)));
    }

    @Test
    void endsWhereItIsStoredUpToAndOnlyOnce() {
        assertThat(openAt(5).endsNowAt(5)).isTrue();
        assertThat(endedAt(5).endsNowAt(5)).isFalse();
        assertThat(openAt(0).endsNowAt(0)).isTrue();
    }

    @Test
    void doesNotEndElsewhere() {
        assertRefused(() -> openAt(5).endsNowAt(6), new IntakeRefusal.EpochIncomplete("a", 1, 5, 6));
        assertRefused(() -> openAt(5).endsNowAt(4), new IntakeRefusal.EpochIncomplete("a", 1, 5, 4));
        assertRefused(() -> endedAt(5).endsNowAt(4), new IntakeRefusal.EpochIncomplete("a", 1, 5, 4));
    }

    private static void assertRefused(Runnable attempt, Refusal refusal) {
        assertThatThrownBy(attempt::run)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(refusal);
    }

    private static JournalCursor openAt(long sequence) {
        return new JournalCursor("a", 1, sequence, false);
    }

    private static JournalCursor endedAt(long sequence) {
        return new JournalCursor("a", 1, sequence, true);
    }

    private UsageBatch batch(long firstSequence, int length) {
        List<UsageEntry> entries = Stream.generate(() -> (UsageEntry) Developer.succeeded(developer.verifiesLocation()))
                .limit(length)
                .toList();
        return new UsageBatch("a", 1, firstSequence, entries);
    }
}
