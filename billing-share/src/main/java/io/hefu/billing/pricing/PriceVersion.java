package io.hefu.billing.pricing;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;

/**
 * What an operation costs under a plan, since when. Never changed; a new price is a new version. What counts the month is
 * counted by version: that is why such a version, the first one apart, begins and ends with a month.
 *
 * @param version counts from 1
 * @param tax whether the price contains tax
 */
public record PriceVersion(PriceKey key, int version, Instant effectiveFrom, PriceModel model, TaxTreatment tax) {

    public PriceVersion {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
    }

    /** @throws RefusedException with {@link PriceRefusal.NotAfterPrevious} or {@link PriceRefusal.NotAtStartOfMonth} */
    PriceVersion next(Instant from, PriceModel newModel, TaxTreatment newTax) {
        if (!from.isAfter(effectiveFrom)) {
            throw new RefusedException(new PriceRefusal.NotAfterPrevious(version, effectiveFrom));
        }
        PriceVersion next = new PriceVersion(key, version + 1, from, newModel, newTax);
        if (!BusinessCalendar.isStartOfMonth(from)) {
            refuseIfCountsTheMonth();
            next.refuseIfCountsTheMonth();
        }
        return next;
    }

    private void refuseIfCountsTheMonth() {
        if (model.countsTheMonth()) {
            throw new RefusedException(new PriceRefusal.NotAtStartOfMonth(version));
        }
    }
}
