package io.hefu.billing.agreement;

import io.hefu.core.money.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What has come in under one version of an agreement in one settlement period: all of it so far, or one batch of it, which
 * {@link #plus} adds. A call that is undone takes its gross, calls and units away again; a refund leaves them and counts
 * among the exclusions. What comes after its period was closed goes on adding to that period's, and the difference it makes is
 * posted in the open one.
 *
 * @param gross all that was charged
 * @param excluded parts of the gross that an {@link Exclusion} keeps out of the sharing
 * @param calls charged calls
 * @param incidents for which clauses claim a penalty
 * @param outstanding what was still to be recouped under a clause when the period opened
 * @param closing whether nothing more is expected, so that clauses that wait for the whole period are decided
 */
public record Cumulative(
        Money gross,
        Map<Exclusion.Reason, Money> excluded,
        long calls,
        long units,
        Map<Clause, Long> incidents,
        Map<Clause, Money> outstanding,
        boolean closing) {

    public static final Cumulative NOTHING = of(Money.ZERO, 0, 0);

    public Cumulative {
        excluded = without(Money.ZERO, excluded);
        incidents = without(0L, incidents);
        outstanding = without(Money.ZERO, outstanding);
    }

    public static Cumulative of(Money gross, long calls, long units) {
        return new Cumulative(gross, Map.of(), calls, units, Map.of(), Map.of(), false);
    }

    public static Cumulative ofExcluded(Exclusion.Reason reason, Money amount) {
        return new Cumulative(Money.ZERO, Map.of(reason, amount), 0, 0, Map.of(), Map.of(), false);
    }

    public static Cumulative ofIncidents(Clause clause, long count) {
        return new Cumulative(Money.ZERO, Map.of(), 0, 0, Map.of(clause, count), Map.of(), false);
    }

    public static Cumulative ofOutstanding(Clause clause, Money amount) {
        return new Cumulative(Money.ZERO, Map.of(), 0, 0, Map.of(), Map.of(clause, amount), false);
    }

    public Cumulative plus(Cumulative other) {
        return new Cumulative(
                gross.plus(other.gross),
                merged(excluded, other.excluded),
                Math.addExact(calls, other.calls),
                Math.addExact(units, other.units),
                mergedCounts(incidents, other.incidents),
                merged(outstanding, other.outstanding),
                closing || other.closing);
    }

    public Cumulative negated() {
        return new Cumulative(
                gross.negated(),
                negated(excluded),
                Math.negateExact(calls),
                Math.negateExact(units),
                negatedCounts(incidents),
                negated(outstanding),
                closing);
    }

    /** The same, with nothing more expected; on a running period this says how it would end now. */
    public Cumulative closed() {
        return new Cumulative(gross, excluded, calls, units, incidents, outstanding, true);
    }

    public Money excluded(Exclusion.Reason reason) {
        return excluded.getOrDefault(reason, Money.ZERO);
    }

    public long incidents(Clause clause) {
        return incidents.getOrDefault(clause, 0L);
    }

    public Money outstanding(Clause clause) {
        return outstanding.getOrDefault(clause, Money.ZERO);
    }

    /** Whether less than nothing has come in. */
    boolean isReversal() {
        return anyOfSign(-1);
    }

    /**
     * @throws IllegalArgumentException when some has come in and less than nothing of something else, or more is excluded
     *     than was charged
     */
    void requireConsistent() {
        Money allExcluded = Money.ZERO;
        for (Money amount : excluded.values()) {
            allExcluded = allExcluded.plus(amount);
        }
        boolean mixed = anyOfSign(-1) && anyOfSign(1);
        if (mixed || Math.abs(allExcluded.microYuan()) > Math.abs(gross.microYuan())) {
            throw new IllegalArgumentException(
                    this + " (expected: all of one sign, and no more excluded than was charged)");
        }
    }

    private boolean anyOfSign(int sign) {
        return Long.signum(gross.microYuan()) == sign
                || Long.signum(calls) == sign
                || Long.signum(units) == sign
                || anyOfSign(sign, excluded)
                || anyOfSign(sign, outstanding)
                || incidents.values().stream().anyMatch(count -> Long.signum(count) == sign);
    }

    private static boolean anyOfSign(int sign, Map<?, Money> amounts) {
        return amounts.values().stream().anyMatch(amount -> Long.signum(amount.microYuan()) == sign);
    }

    private static <K, V> Map<K, V> without(V zero, Map<K, V> map) {
        if (map.isEmpty()) {
            return Map.of();
        }
        Map<K, V> kept = new HashMap<>(map);
        kept.values().removeIf(value -> Objects.equals(value, zero));
        return Map.copyOf(kept);
    }

    private static <K> Map<K, Money> merged(Map<K, Money> one, Map<K, Money> other) {
        Map<K, Money> merged = new HashMap<>(one);
        other.forEach((key, amount) -> merged.merge(key, amount, Money::plus));
        return merged;
    }

    private static <K> Map<K, Long> mergedCounts(Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> merged = new HashMap<>(one);
        other.forEach((key, count) -> merged.merge(key, count, Math::addExact));
        return merged;
    }

    private static <K> Map<K, Money> negated(Map<K, Money> amounts) {
        Map<K, Money> negated = new HashMap<>(amounts);
        negated.replaceAll((key, amount) -> amount.negated());
        return negated;
    }

    private static <K> Map<K, Long> negatedCounts(Map<K, Long> counts) {
        Map<K, Long> negated = new HashMap<>(counts);
        negated.replaceAll((key, count) -> Math.negateExact(count));
        return negated;
    }
}
