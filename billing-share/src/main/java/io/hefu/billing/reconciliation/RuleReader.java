package io.hefu.billing.reconciliation;

import io.hefu.core.language.Bilingual;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.core.reconciliation.ReconciliationRules;
import io.hefu.core.refusal.RefusedException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads rules as people set them. */
final class RuleReader {

    static final String SHARE = "SHARE";

    private static final int HIGHEST_RATE = 10_000;
    private static final int MOST_RULES = 1_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Bilingual BASIS = new Bilingual("应为 SHARE 或 GROSS", "must be SHARE or GROSS");
    private static final Bilingual WITHIN_A_DAY =
            new Bilingual("应为 0 到 86400000 毫秒", "must be 0 to 86400000 milliseconds");
    private static final Bilingual PATTERN = new Bilingual("应不小于 2", "must be 2 or more");
    private static final Bilingual RATES =
            new Bilingual("每项应为 1 到 10000 个基点，最多 1000 项", "must be 1 to 10000 basis points each, 1000 at most");
    private static final Bilingual TOLERANCES = new Bilingual(
            "每项的界限应不小于 0，每个产品只能在一项之中，最多 1000 项",
            "must have bounds of 0 or more, each product under one agreement only, 1000 at most");
    private static final Bilingual AUTO_RULES = new Bilingual(
            "每项应为 ADJACENT_PERIOD_PAIR（withinMillis）、ROUNDING（most）、KNOWN_OUTAGE（from、to、products）、RECYCLED_SUSPENSE"
                    + " 或 DUPLICATE_COPY，最多 1000 项",
            "must each be ADJACENT_PERIOD_PAIR (withinMillis), ROUNDING (most), KNOWN_OUTAGE (from, to, products),"
                    + " RECYCLED_SUSPENSE or DUPLICATE_COPY, 1000 at most");

    private RuleReader() {}

    /**
     * @param prices that may explain a difference of what was charged
     * @throws RefusedException with {@link ReconciliationRefusal.Malformed}
     */
    static Rules read(ReconciliationRules set, List<KnownPrice> prices) {
        require(set.basis().equals(SHARE) || set.basis().equals("GROSS"), "basis", BASIS);
        require(set.pattern() >= 2, "pattern", PATTERN);
        require(
                set.taxRatesBasisPoints().size() <= MOST_RULES
                        && set.taxRatesBasisPoints().stream().allMatch(rate -> rate >= 1 && rate <= HIGHEST_RATE),
                "taxRatesBasisPoints",
                RATES);
        require(set.tolerances().size() <= MOST_RULES, "tolerances", TOLERANCES);
        require(set.autoRules().size() <= MOST_RULES, "autoRules", AUTO_RULES);
        Duration timeTolerance = within(Optional.of(set.timeToleranceMillis()), "timeToleranceMillis", WITHIN_A_DAY);
        List<Tolerance> tolerances = read(
                "tolerances",
                TOLERANCES,
                () -> set.tolerances().stream().map(RuleReader::tolerance).toList());
        List<AutoRule> autoRules = read(
                "autoRules",
                AUTO_RULES,
                () -> set.autoRules().stream().map(RuleReader::autoRule).toList());
        return read(
                "tolerances",
                TOLERANCES,
                () -> new Rules(
                        timeTolerance, tolerances, prices, set.taxRatesBasisPoints(), set.pattern(), autoRules));
    }

    private static Tolerance tolerance(ReconciliationRules.Tolerance set) {
        return new Tolerance(
                set.agreement(), products(set.products()), set.fen(), set.basisPoints(), set.calls(), set.mostPairs());
    }

    private static AutoRule autoRule(ReconciliationRules.AutoRule set) {
        return switch (set.rule()) {
            case "ADJACENT_PERIOD_PAIR" ->
                new AutoRule.AdjacentPeriodPair(within(set.withinMillis(), "autoRules", AUTO_RULES));
            case "ROUNDING" -> new AutoRule.Rounding(present(set.most()));
            case "KNOWN_OUTAGE" ->
                new AutoRule.KnownOutage(present(set.from()), present(set.to()), products(set.products()));
            case "RECYCLED_SUSPENSE" -> new AutoRule.RecycledSuspense();
            case "DUPLICATE_COPY" -> new AutoRule.DuplicateCopy();
            default -> throw refused("autoRules", AUTO_RULES);
        };
    }

    private static Set<Product> products(Collection<ProductName> names) {
        return names.stream()
                .map(name -> new Product(name.api(), name.operation()))
                .collect(Collectors.toSet());
    }

    private static Duration within(Optional<Long> millis, String field, Bilingual expectation) {
        long stated = millis.orElse(-1L);
        require(stated >= 0 && stated <= LONGEST.toMillis(), field, expectation);
        return Duration.ofMillis(stated);
    }

    private static <T> T present(Optional<T> value) {
        return value.orElseThrow(() -> refused("autoRules", AUTO_RULES));
    }

    private static <T> T read(String field, Bilingual expectation, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException malformed) {
            throw refused(field, expectation);
        }
    }

    private static void require(boolean holds, String field, Bilingual expectation) {
        if (!holds) {
            throw refused(field, expectation);
        }
    }

    private static RefusedException refused(String field, Bilingual expectation) {
        return new RefusedException(new ReconciliationRefusal.Malformed(field, expectation));
    }
}
