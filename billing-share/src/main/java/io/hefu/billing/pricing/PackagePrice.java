package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.pricing.CostBound;
import io.hefu.core.refusal.RefusedException;

/**
 * Units are sold by the package (量包): the first unit of a package pays for all of it, and what is left of it is lost when the
 * month ends.
 */
public record PackagePrice(long unitsPerPackage, Money perPackage) implements PriceModel {

    /** @throws RefusedException with {@link PriceRefusal} */
    public PackagePrice {
        PriceLimits.requireUnits(unitsPerPackage);
        PriceLimits.requireNotNegative(perPackage);
    }

    @Override
    public Money total(Used used) {
        long begun = used.units() % unitsPerPackage == 0 ? 0 : 1;
        return perPackage.times(used.units() / unitsPerPackage + begun);
    }

    @Override
    public CostBound bound() {
        return new CostBound(Money.ZERO, unitsPerPackage, perPackage);
    }

    @Override
    public boolean countsTheMonth() {
        return true;
    }
}
