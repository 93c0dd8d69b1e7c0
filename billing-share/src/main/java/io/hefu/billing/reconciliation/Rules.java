package io.hefu.billing.reconciliation;

import io.hefu.billing.digest.CanonicalDigest;
import io.hefu.billing.digest.Sha256;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How lines are compared and what is made of their differences. All of it is in the hash: the same lines under the same
 * rules have the same result.
 *
 * @param timeTolerance most that the two sides' times of one call may differ by
 * @param tolerances one for each agreement that has any
 * @param prices all versions that may explain a difference
 * @param taxRatesBasisPoints rates at which one side may have counted tax in: {@code 600} is 6 %
 * @param pattern how many alike differences are more than chance
 * @param autoRules in the order in which they are asked
 */
public record Rules(
        Duration timeTolerance,
        List<Tolerance> tolerances,
        List<KnownPrice> prices,
        List<Integer> taxRatesBasisPoints,
        int pattern,
        List<AutoRule> autoRules) {

    /** Rises with every change of the code that changes a result. */
    private static final int ENGINE_VERSION = 1;

    public Rules {
        tolerances = tolerances.stream()
                .sorted(Comparator.comparing(Tolerance::agreement))
                .toList();
        prices = prices.stream()
                .sorted(Comparator.comparing(KnownPrice::product).thenComparingInt(KnownPrice::version))
                .toList();
        taxRatesBasisPoints = taxRatesBasisPoints.stream().sorted().distinct().toList();
        autoRules = List.copyOf(autoRules);
        if (timeTolerance.isNegative() || pattern < 2) {
            throw new IllegalArgumentException(
                    "timeTolerance: " + timeTolerance + ", pattern: " + pattern + " (expected: >= 0, >= 2)");
        }
        long scoped = tolerances.stream()
                .mapToLong(tolerance -> tolerance.products().size())
                .sum();
        long products = tolerances.stream()
                .flatMap(tolerance -> tolerance.products().stream())
                .distinct()
                .count();
        if (scoped != products) {
            throw new IllegalArgumentException("tolerances: a product under two agreements (expected: each under one)");
        }
    }

    /** No tolerance, no known price, nothing resolved by itself; times may differ by two seconds. */
    public static Rules strict() {
        return new Rules(Duration.ofSeconds(2), List.of(), List.of(), List.of(600), 3, List.of());
    }

    public Sha256 hash() {
        CanonicalDigest digest = new CanonicalDigest()
                .add(ENGINE_VERSION)
                .add(timeTolerance.toNanos())
                .add(pattern)
                .add(tolerances.size());
        for (Tolerance tolerance : tolerances) {
            digest.add(tolerance.agreement())
                    .add(tolerance.fen())
                    .add(tolerance.basisPoints())
                    .add(tolerance.calls())
                    .add(tolerance.mostPairs())
                    .add(tolerance.products().size());
            new TreeSet<>(tolerance.products()).forEach(product -> add(digest, product));
        }
        digest.add(prices.size());
        for (KnownPrice price : prices) {
            add(digest, price.product());
            digest.add(price.version())
                    .add(price.effectiveFrom().toEpochDay())
                    .add(price.perUnit().microYuan());
        }
        digest.add(taxRatesBasisPoints.size());
        taxRatesBasisPoints.forEach(digest::add);
        digest.add(autoRules.size());
        autoRules.forEach(rule -> rule.addTo(digest));
        return digest.hash();
    }

    private static void add(CanonicalDigest digest, Product product) {
        digest.add(product.api()).add(product.operation());
    }
}
