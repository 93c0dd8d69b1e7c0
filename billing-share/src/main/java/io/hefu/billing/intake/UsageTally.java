package io.hefu.billing.intake;

import io.hefu.billing.tally.TallyKey;
import io.hefu.core.usage.UsageEntry.Result;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answered calls, counted.
 *
 * @param refused with a status of 400 or above
 * @param billable with a result that is charged
 * @param units of the billable ones
 */
record UsageTally(TallyKey key, long calls, long refused, long billable, long units) {

    private static final int FIRST_ERROR_STATUS = 400;

    static Collection<UsageTally> of(List<UsageRow> answered) {
        Map<TallyKey, UsageTally> tallies = new HashMap<>();
        for (UsageRow row : answered) {
            TallyKey key = row.tallyKey();
            tallies.merge(key, one(key, row.result().orElseThrow()), UsageTally::plus);
        }
        return tallies.values();
    }

    private static UsageTally one(TallyKey key, Result result) {
        return new UsageTally(
                key,
                1,
                result.status() >= FIRST_ERROR_STATUS ? 1 : 0,
                result.billable() ? 1 : 0,
                result.billable() ? result.units() : 0);
    }

    private UsageTally plus(UsageTally other) {
        return new UsageTally(
                key, calls + other.calls, refused + other.refused, billable + other.billable, units + other.units);
    }
}
