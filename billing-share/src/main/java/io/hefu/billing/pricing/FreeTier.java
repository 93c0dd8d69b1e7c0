package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.pricing.CostBound;
import io.hefu.core.refusal.RefusedException;

/**
 * The first units of the month cost nothing, each one after them the same.
 *
 * @param perUnit of the units after the free ones
 */
public record FreeTier(long freeUnits, Money perUnit) implements PriceModel {

    /** @throws RefusedException with {@link PriceRefusal} */
    public FreeTier {
        PriceLimits.requireUnits(freeUnits);
        PriceLimits.requireNotNegative(perUnit);
    }

    @Override
    public Money total(Used used) {
        return perUnit.times(Math.max(0, used.units() - freeUnits));
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
