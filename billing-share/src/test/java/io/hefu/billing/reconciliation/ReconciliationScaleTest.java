package io.hefu.billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A hundred thousand lines; {@code -Dlines=1000000} for a million. */
class ReconciliationScaleTest {

    private static final int LINES = Integer.getInteger("lines", 100_000);
    private static final long START_MICROS =
            ReconciledPeriod.of(YearMonth.of(2026, 11)).fromMicros();
    private static final long MONTH_MICROS = 30L * 86_400 * 1_000_000;

    @Test
    void manyLinesThatNameTheirCalls() {
        reconcile(true);
    }

    @Test
    void manyLinesThatNameNoCall() {
        reconcile(false);
    }

    private static void reconcile(boolean byCall) {
        Products products = new Products(TwoAccounts.PRODUCTS);
        LineTable ours = lines(products, true);
        LineTable theirs = lines(products, byCall);
        Outcome outcome = new Outcome();
        ReconciliationResult result = new Reconciliation(Rules.strict(), products, OurSuspense.EMPTY)
                .run(
                        ReconciledPeriod.of(YearMonth.of(2026, 11)),
                        LineStream.sorted(ours),
                        LineStream.sorted(theirs),
                        outcome);

        assertThat(outcome.breaks).isEmpty();
        assertThat(result.matched().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(LINES);
    }

    private static LineTable lines(Products products, boolean withCall) {
        Random random = new Random(7);
        LineTable lines = new LineTable();
        for (int i = 0; i < LINES; i++) {
            int line = lines.append();
            long at = START_MICROS + (long) (random.nextDouble() * MONTH_MICROS);
            long high = (at / 1_000) << 16 | 0x7000 | random.nextInt(1 << 12);
            long low = random.nextLong() | Long.MIN_VALUE;
            long subscriber = random.nextLong() | 1;
            if (withCall) {
                lines.call(line, high, low);
            }
            lines.at(line, at);
            lines.product(line, products.numberOf(TwoAccounts.PRODUCTS.get(i % 3)));
            lines.units(line, 1);
            lines.amount(line, 45_000);
            lines.subscriber(line, subscriber);
            lines.kind(line, i, ResultClass.DELIVERED, false);
        }
        return lines;
    }
}
