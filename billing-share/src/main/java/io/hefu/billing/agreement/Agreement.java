package io.hefu.billing.agreement;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.core.refusal.RefusedException;

/**
 * One signed version of an agreement. Never changed; what is agreed anew is a new version.
 *
 * @param version counts from 1
 */
public record Agreement(int version, AgreementTerms terms) {

    public Agreement {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
    }

    /** @throws RefusedException with {@link AgreementRefusal.NotAfterPrevious} or {@link AgreementRefusal.NotAtStartOfMonth} */
    Agreement next(AgreementTerms renewed) {
        if (!renewed.effectiveFrom().isAfter(terms.effectiveFrom())) {
            throw new RefusedException(new AgreementRefusal.NotAfterPrevious(version, terms.effectiveFrom()));
        }
        Agreement next = new Agreement(version + 1, renewed);
        if (!BusinessCalendar.isStartOfMonth(renewed.effectiveFrom())) {
            refuseClausesByMonth();
            next.refuseClausesByMonth();
        }
        return next;
    }

    private void refuseClausesByMonth() {
        terms.waterfall().clausesByPeriod().findFirst().ifPresent(clause -> {
            throw new RefusedException(new AgreementRefusal.NotAtStartOfMonth(version, clause));
        });
    }
}
