package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.pricing.CostBound;
import io.hefu.core.refusal.RefusedException;

/**
 * The same for every unit.
 *
 * @param price 0 declares the operation free
 */
public record PerUnit(Money price) implements PriceModel {

    /** @throws RefusedException with {@link PriceRefusal.Negative} */
    public PerUnit {
        PriceLimits.requireNotNegative(price);
    }

    @Override
    public Money total(Used used) {
        return price.times(used.units());
    }

    @Override
    public CostBound bound() {
        return CostBound.perUnit(price);
    }

    @Override
    public boolean countsTheMonth() {
        return false;
    }
}
