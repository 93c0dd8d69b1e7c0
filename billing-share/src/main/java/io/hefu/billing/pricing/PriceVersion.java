package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;

/**
 * What one unit of an operation costs under a plan, since when. Never changed; a new price is a new version.
 *
 * @param version counts from 1
 * @param perUnit 0 declares the operation free
 */
public record PriceVersion(PriceKey key, int version, Instant effectiveFrom, Money perUnit) {

    /** @throws RefusedException with {@link PriceRefusal.Negative} */
    public PriceVersion {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
        if (perUnit.compareTo(Money.ZERO) < 0) {
            throw new RefusedException(new PriceRefusal.Negative(perUnit));
        }
    }

    /** @throws RefusedException with {@link PriceRefusal.NotAfterPrevious} */
    PriceVersion next(Instant from, Money newPerUnit) {
        if (!from.isAfter(effectiveFrom)) {
            throw new RefusedException(new PriceRefusal.NotAfterPrevious(version, effectiveFrom));
        }
        return new PriceVersion(key, version + 1, from, newPerUnit);
    }
}
