package io.hefu.billing.bisection;

import io.hefu.core.money.Money;

/** What the calls of a range come to. */
public record Subtotal(long calls, Money amount) {

    public static final Subtotal NOTHING = new Subtotal(0, Money.ZERO);

    public Subtotal plus(Subtotal other) {
        return new Subtotal(Math.addExact(calls, other.calls), amount.plus(other.amount));
    }

    Subtotal minus(Subtotal other) {
        return new Subtotal(Math.subtractExact(calls, other.calls), amount.minus(other.amount));
    }
}
