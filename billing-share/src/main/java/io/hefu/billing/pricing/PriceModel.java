package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.pricing.CostBound;

/**
 * What use of an operation costs in a calendar month. A pure function G of all that was used in the month so far: what is added
 * to it costs G(after) − G(before), so that in the end all of it costs G(total), whatever the order and the batches.
 */
public sealed interface PriceModel
        permits PerUnit, PerCall, FreeTier, GraduatedPrice, PackagePrice, Subscription, Discounted {

    /**
     * What so much costs when nothing else was used in the month.
     *
     * @throws ArithmeticException where that is more than {@link Money} can hold
     */
    Money total(Used used);

    /**
     * Whether what a call costs depends on what was used before it. Where it does not, any {@code before} will do for
     * {@link #charge}.
     */
    boolean countsTheMonth();

    /** What the month costs even if nothing is used. Charged once a month for each subscription, not by calls. */
    default Money monthlyFee() {
        return Money.ZERO;
    }

    /** What a call costs at most, whatever was used before it; what is set aside for it is never too little. */
    CostBound bound();

    /** The most that a call with so many units costs. */
    default Money most(long units) {
        return bound().of(units);
    }

    /**
     * @param before used in the month under this version of the price
     * @throws ArithmeticException where the month comes to more than {@link Money} can hold
     */
    default Money charge(Used before, Used added) {
        return total(before.plus(added)).minus(total(before));
    }
}
