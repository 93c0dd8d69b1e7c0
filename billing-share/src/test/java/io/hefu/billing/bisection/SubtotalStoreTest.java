package io.hefu.billing.bisection;

import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.reconciliation.ReconciledPartner;
import io.hefu.billing.statement.CallLeaf;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.SubtotalComparisons.Differing;
import io.hefu.core.reconciliation.SubtotalComparisons.Range;
import io.hefu.core.reconciliation.SubtotalComparisons.Stated;
import io.hefu.core.reconciliation.SubtotalComparisons.Sum;
import io.hefu.core.refusal.RefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that knows only its totals finds the minute in which they differ. */
class SubtotalStoreTest {

    private static final Instant START = BusinessCalendar.startOf(LocalDate.of(2026, 10, 1));

    @TempDir
    private Path directory;

    private ReconciledPartner partner;
    private SubtotalStore subtotals;

    @BeforeEach
    void aMonth() {
        partner = new ReconciledPartner(directory);
        subtotals = new SubtotalStore(partner.database.pool(), partner::leaves);
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            partner.states(START.plusMillis(
                    (long) (random.nextDouble() * Duration.ofDays(31).toMillis())));
        }
    }

    @AfterEach
    void drop() {
        partner.close();
    }

    @Test
    void theMinuteIsFoundInThreeExchanges() {
        List<CallLeaf> theirs = new ArrayList<>(partner.stated);
        CallLeaf lost = theirs.remove(777);
        List<Range> asked = new ArrayList<>();
        for (int day = 0; day < 31; day++) {
            asked.add(new Range(START.plus(Duration.ofDays(day)), START.plus(Duration.ofDays(day + 1))));
        }
        List<Differing> differing = List.of();
        int exchanges = 0;
        while (!asked.isEmpty()) {
            differing = await(subtotals.compare(
                    ReconciledPartner.PARTNER,
                    "SHARE",
                    asked.stream()
                            .map(range -> new Stated(range, sum(theirs, range)))
                            .toList()));
            exchanges++;
            asked = differing.stream().flatMap(one -> one.ask().stream()).toList();
        }

        assertThat(exchanges).isEqualTo(3);
        assertThat(differing).singleElement().satisfies(minute -> {
            Instant from = lost.receivedAt().truncatedTo(ChronoUnit.MINUTES);
            assertThat(minute.range()).isEqualTo(new Range(from, from.plusSeconds(60)));
            assertThat(minute.ours().calls()).isEqualTo(minute.theirs().calls() + 1);
            assertThat(minute.ours().amount().minus(minute.theirs().amount())).isEqualTo(lost.share());
        });
    }

    @Test
    void aClosedDayIsCountedOnce() {
        AtomicInteger reads = new AtomicInteger();
        partner.whenRead = reads::incrementAndGet;
        Range day = new Range(START, START.plus(Duration.ofDays(1)));
        Stated theirs = new Stated(day, sum(partner.stated, day));

        assertThat(await(subtotals.compare(ReconciledPartner.PARTNER, "SHARE", List.of(theirs))))
                .isEmpty();
        assertThat(await(subtotals.compare(ReconciledPartner.PARTNER, "GROSS", List.of(theirs))))
                .hasSize(1);
        assertThat(reads).hasValue(1);
    }

    @Test
    void openDaysAndWhatAreNoMinutesAreRefused() {
        Range open = new Range(
                BusinessCalendar.startOf(LocalDate.of(2026, 11, 1)),
                BusinessCalendar.startOf(LocalDate.of(2026, 11, 2)));
        assertThatThrownBy(() -> compare(open))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new SubtotalRefusal.DayOpen(LocalDate.of(2026, 11, 1))));
        for (Range malformed : List.of(
                new Range(START, START.plusSeconds(30)),
                new Range(START, START),
                new Range(START.minus(Duration.ofDays(70)), START))) {
            assertThatThrownBy(() -> compare(malformed))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(new SubtotalRefusal.Malformed()));
        }
    }

    private void compare(Range range) {
        await(subtotals.compare(
                ReconciledPartner.PARTNER, "SHARE", List.of(new Stated(range, new Sum(0, Money.ZERO)))));
    }

    private static Sum sum(List<CallLeaf> calls, Range range) {
        List<CallLeaf> within = calls.stream()
                .filter(call -> !call.receivedAt().isBefore(range.from())
                        && call.receivedAt().isBefore(range.to()))
                .toList();
        return new Sum(within.size(), within.stream().map(CallLeaf::share).reduce(Money.ZERO, Money::plus));
    }
}
