package io.hefu.core.reconciliation;

import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a partner's lines are compared with ours, and what is made of their differences.
 *
 * @param basis what amounts are compared: {@code SHARE}, what the partner gets, or {@code GROSS}, what was charged
 * @param timeToleranceMillis most that the two sides' times of one call may differ by
 * @param pattern how many alike differences are more than chance; 2 or more
 * @param taxRatesBasisPoints at which one side may have counted tax in: 600 is 6 %
 * @param autoRules in the order in which they are asked
 */
public record ReconciliationRules(
        String basis,
        long timeToleranceMillis,
        int pattern,
        List<Integer> taxRatesBasisPoints,
        List<Tolerance> tolerances,
        List<AutoRule> autoRules) {

    public ReconciliationRules {
        taxRatesBasisPoints = List.copyOf(taxRatesBasisPoints);
        tolerances = List.copyOf(tolerances);
        autoRules = List.copyOf(autoRules);
    }

    /** Shares; nothing is tolerated, nothing settled by itself; times may differ by two seconds. */
    public static ReconciliationRules strict() {
        return new ReconciliationRules("SHARE", 2_000, 3, List.of(600), List.of(), List.of());
    }

    /**
     * How much two sides may differ under an agreement without a break; every bound holds at once.
     *
     * @param fen most that one pair of lines, or of totals, may differ by
     * @param basisPoints the same, in 1/100 of a percent of our amount
     * @param calls most that two totals may differ by
     * @param mostPairs most pairs that may differ in one run; with one more, each is a break
     */
    public record Tolerance(
            String agreement, List<ProductName> products, long fen, int basisPoints, int calls, long mostPairs) {

        public Tolerance {
            products = List.copyOf(products);
        }
    }

    /**
     * Settles breaks of one sort.
     *
     * @param rule {@code ADJACENT_PERIOD_PAIR}, {@code ROUNDING}, {@code KNOWN_OUTAGE}, {@code RECYCLED_SUSPENSE} or
     *     {@code DUPLICATE_COPY}
     * @param withinMillis of an adjacent-period pair: most that the two times may differ by
     * @param most of a rounding: how much may be at risk
     * @param from of a known outage
     * @param to the first moment after it
     * @param products of a known outage
     */
    public record AutoRule(
            String rule,
            Optional<Long> withinMillis,
            Optional<Money> most,
            Optional<Instant> from,
            Optional<Instant> to,
            List<ProductName> products) {

        public AutoRule {
            products = List.copyOf(products);
        }
    }
}
