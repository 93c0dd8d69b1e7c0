package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.pricing.CostBound;
import io.hefu.core.refusal.RefusedException;

/**
 * A monthly fee that includes some units (套餐).
 *
 * @param perUnit of the units beyond the included ones
 */
public record Subscription(Money monthlyFee, long includedUnits, Money perUnit) implements PriceModel {

    /** @throws RefusedException with {@link PriceRefusal} */
    public Subscription {
        PriceLimits.requireNotNegative(monthlyFee);
        PriceLimits.requireUnits(includedUnits);
        PriceLimits.requireNotNegative(perUnit);
    }

    @Override
    public Money total(Used used) {
        return perUnit.times(Math.max(0, used.units() - includedUnits));
    }

    @Override
    public CostBound bound() {
        return CostBound.perUnit(perUnit);
    }

    @Override
    public boolean countsTheMonth() {
        return true;
    }
}
