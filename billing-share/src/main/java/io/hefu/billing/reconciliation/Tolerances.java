package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what is within the tolerance of each agreement; where that is more than the agreement allows, none of it is. */
final class Tolerances {

    private final Map<Product, Tolerance> byProduct = new HashMap<>();
    private final Map<String, Tolerance.Entry> entries = new TreeMap<>();

    Tolerances(List<Tolerance> tolerances) {
        tolerances.forEach(tolerance -> tolerance.products().forEach(product -> byProduct.put(product, tolerance)));
    }

    void count(Difference difference) {
        covering(difference)
                .ifPresent(tolerance -> entries.merge(
                        tolerance.agreement(),
                        new Tolerance.Entry(tolerance.agreement(), 1, theirsLessOurs(difference)),
                        (sum, one) -> new Tolerance.Entry(
                                sum.agreement(),
                                sum.pairs() + 1,
                                sum.difference().plus(one.difference()))));
    }

    /** To be asked when everything was counted. */
    boolean isTolerated(Difference difference) {
        return covering(difference).filter(this::isInCount).isPresent();
    }

    List<Tolerance.Entry> entries() {
        List<Tolerance.Entry> tolerated = new ArrayList<>();
        for (Tolerance tolerance : byProduct.values().stream().distinct().toList()) {
            if (isInCount(tolerance) && entries.containsKey(tolerance.agreement())) {
                tolerated.add(entries.get(tolerance.agreement()));
            }
        }
        tolerated.sort(Comparator.comparing(Tolerance.Entry::agreement));
        return tolerated;
    }

    /** Only amounts can be near each other; a status or a product is the same or not. */
    private Optional<Tolerance> covering(Difference difference) {
        boolean isOfAmount = switch (difference.kind()) {
            case AMOUNT, RATE_VERSION, TAX, MISSING_THEIRS, MISSING_OURS -> true;
            default -> false;
        };
        if (!isOfAmount
                || difference.ourPosition().isEmpty()
                || difference.theirPosition().isEmpty()) {
            return Optional.empty();
        }
        Position ours = difference.ourPosition().get();
        Position theirs = difference.theirPosition().get();
        return Optional.ofNullable(byProduct.get(ours.product()))
                .filter(tolerance -> tolerance.covers(
                        difference.atRisk().microYuan(), ours.amount().microYuan(), ours.calls(), theirs.calls()));
    }

    private boolean isInCount(Tolerance tolerance) {
        Tolerance.Entry entry = entries.get(tolerance.agreement());
        return entry != null && entry.pairs() <= tolerance.mostPairs();
    }

    private static Money theirsLessOurs(Difference difference) {
        return difference
                .theirPosition()
                .orElseThrow()
                .amount()
                .minus(difference.ourPosition().orElseThrow().amount());
    }
}
