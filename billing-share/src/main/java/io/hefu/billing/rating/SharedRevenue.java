package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.correction.Correction.Developer;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

/**
 * Calls rated together that are shared as one sum: the same line of statements. A call of a closed month is a sum of its own.
 *
 * @param transaction names the posting of the sum, if there is anything to post
 * @param bookedOn the business date of the calls, or the first open one where that is closed
 * @param firstCall one that is in no other sum, ever
 * @param firstDeveloper whose call that is
 * @param calls all of them billable
 * @param owed by each developer that called; sums to the gross
 */
record SharedRevenue(
        UUID transaction,
        LineKey line,
        LocalDate bookedOn,
        Agreement agreement,
        CallId firstCall,
        Developer firstDeveloper,
        long calls,
        long units,
        Money gross,
        Map<OrganisationId, Money> owed) {

    /**
     * What one party gets of the sum; below zero where clauses take back what earlier sums brought.
     *
     * @param clauses what each clause brings; they sum to the amount
     */
    record Share(SharedRevenue revenue, OrganisationId party, Money amount, Map<Clause, Money> clauses) {}

    ProgressKey progress() {
        return ProgressKey.of(agreement, line.businessDate());
    }

    /** Whether its month was closed before it came, so that it corrects a statement instead of being in it. */
    boolean isCorrection() {
        return YearMonth.from(bookedOn).isAfter(progress().month());
    }

    Cumulative added() {
        return Cumulative.of(gross, calls, units);
    }
}
