package io.hefu.billing.seal;

import io.hefu.core.money.Money;

/**
 * How many leaves, and what they sum to.
 *
 * @param count not negative
 * @param share what the party of the statement gets of the gross
 */
public record Totals(long count, Money gross, Money share) {

    public static final Totals NONE = new Totals(0, Money.ZERO, Money.ZERO);

    public Totals {
        if (count < 0) {
            throw new IllegalArgumentException("count: " + count + " (expected: >= 0)");
        }
    }

    /** @throws ArithmeticException when a sum leaves 64 bit */
    public Totals plus(Totals other) {
        return new Totals(Math.addExact(count, other.count), gross.plus(other.gross), share.plus(other.share));
    }
}
