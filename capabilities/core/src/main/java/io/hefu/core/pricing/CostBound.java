package io.hefu.core.pricing;

import io.hefu.core.money.Money;

/**
 * What a call costs at most, whatever was used before it in the month: for being made, and for each step of units it begins.
 *
 * @param unitsPerStep 1 or more
 */
public record CostBound(Money perCall, long unitsPerStep, Money perStep) {

    public static final CostBound FREE = perCall(Money.ZERO);

    public CostBound {
        if (unitsPerStep < 1) {
            throw new IllegalArgumentException("units per step: " + unitsPerStep + " (expected: >= 1)");
        }
    }

    public static CostBound perUnit(Money price) {
        return new CostBound(Money.ZERO, 1, price);
    }

    public static CostBound perCall(Money price) {
        return new CostBound(price, 1, Money.ZERO);
    }

    /** @throws ArithmeticException where that is more than {@link Money} can hold */
    public Money of(long units) {
        long begun = units % unitsPerStep == 0 ? 0 : 1;
        return perCall.plus(perStep.times(units / unitsPerStep + begun));
    }
}
