package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.tally.TallyKey;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.UUID;

/**
 * Calls rated together that are shared as one sum: the same day, application, operation and version of an agreement.
 *
 * @param transaction names the posting of the sum, if there is anything to post
 * @param firstCall one that is in no other sum, ever
 * @param calls all of them billable
 */
record SharedRevenue(
        UUID transaction, TallyKey key, Agreement agreement, CallId firstCall, long calls, long units, Money gross) {

    /** What one party gets of the sum; below zero where clauses take back what earlier sums brought. */
    record Share(SharedRevenue revenue, OrganisationId party, Money amount) {}

    SharedRevenue plus(Money callGross, long callUnits) {
        return new SharedRevenue(
                transaction, key, agreement, firstCall, calls + 1, units + callUnits, gross.plus(callGross));
    }

    ProgressKey progress() {
        return ProgressKey.of(agreement, key.businessDate());
    }

    Cumulative added() {
        return Cumulative.of(gross, calls, units);
    }
}
