package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;

/** What every price must keep to. */
final class PriceLimits {

    private static final int MOST_BANDS = 100;

    /** So that sums of units stay far from the limits of a long. */
    private static final long MOST_UNITS = 1_000_000_000_000_000L;

    private PriceLimits() {}

    static void requireNotNegative(Money price) {
        if (price.compareTo(Money.ZERO) < 0) {
            throw new RefusedException(new PriceRefusal.Negative(price));
        }
    }

    static void requireUnits(long units) {
        if (units < 1 || units > MOST_UNITS) {
            throw new RefusedException(new PriceRefusal.UnitsOutOfRange(units, MOST_UNITS));
        }
    }

    static void requireBands(int bands) {
        if (bands > MOST_BANDS) {
            throw new RefusedException(new PriceRefusal.TooManyBands(bands, MOST_BANDS));
        }
    }
}
