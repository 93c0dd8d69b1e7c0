package io.hefu.billing.statement;

import io.hefu.core.money.Money;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a line.
 *
 * @param steps what each step of the agreement took or gave; a clause that is not there is one that does not apply
 */
public record Amounts(long calls, long units, Money gross, Map<Clause, Money> steps, Money share) {

    public static final Amounts NONE = new Amounts(0, 0, Money.ZERO, Map.of(), Money.ZERO);

    public Amounts {
        steps = Map.copyOf(steps);
    }

    /** @throws ArithmeticException when a sum leaves 64 bit */
    public Amounts plus(Amounts other) {
        SortedMap<Clause, Money> sum = new TreeMap<>(steps);
        other.steps.forEach((clause, amount) -> sum.merge(clause, amount, Money::plus));
        return new Amounts(
                Math.addExact(calls, other.calls),
                Math.addExact(units, other.units),
                gross.plus(other.gross),
                sum,
                share.plus(other.share));
    }
}
