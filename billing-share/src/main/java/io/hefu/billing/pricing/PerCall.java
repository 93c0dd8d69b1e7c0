package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.pricing.CostBound;
import io.hefu.core.refusal.RefusedException;

/** The same for every call, however many units it has. */
public record PerCall(Money price) implements PriceModel {

    /** @throws RefusedException with {@link PriceRefusal.Negative} */
    public PerCall {
        PriceLimits.requireNotNegative(price);
    }

    @Override
    public Money total(Used used) {
        return price.times(used.calls());
    }

    @Override
    public CostBound bound() {
        return CostBound.perCall(price);
    }

    @Override
    public boolean countsTheMonth() {
        return false;
    }
}
