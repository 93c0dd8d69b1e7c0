package io.hefu.billing.pricing;

import io.hefu.billing.band.Band;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;

/** What each unit costs that lies in one band of the month's units. */
public record PriceBand(Band band, Money perUnit) {

    /** @throws RefusedException with {@link PriceRefusal.Negative} */
    public PriceBand {
        PriceLimits.requireNotNegative(perUnit);
    }

    Money of(long units) {
        return perUnit.times(band.within(units));
    }
}
