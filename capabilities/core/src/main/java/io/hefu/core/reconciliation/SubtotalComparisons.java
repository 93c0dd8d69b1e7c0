package io.hefu.core.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Finds the minutes in which a partner with totals only differs: days, then hours, then minutes of those that differ. Nothing
 * of it is kept; the same question has the same answer.
 */
public interface SubtotalComparisons {

    int MOST_AT_ONCE = 2_000;

    /** How many days all ranges together may span. */
    int MOST_DAYS = 62;

    /**
     * @param basis {@code SHARE} or {@code GROSS}
     * @param theirs of closed days; {@link #MOST_AT_ONCE} at most
     * @return those that differ, in the order in which they were given
     */
    CompletionStage<List<Differing>> compare(OrganisationId partner, String basis, List<Stated> theirs);

    /** @param to the first moment after it */
    record Range(Instant from, Instant to) {}

    record Sum(long calls, Money amount) {}

    record Stated(Range range, Sum sum) {}

    /** @param ask the parts to state next; empty for a minute, which is where to look */
    record Differing(Range range, Sum ours, Sum theirs, List<Range> ask) {

        public Differing {
            ask = List.copyOf(ask);
        }
    }
}
