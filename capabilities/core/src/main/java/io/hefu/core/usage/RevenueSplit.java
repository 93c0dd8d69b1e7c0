package io.hefu.core.usage;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.Map;

/**
 * How one application's calls became money. When nothing is in transit, {@code usageRecords} equals {@code ratedLines}
 * and the shares sum to the cost, to the micro-yuan.
 *
 * @param usageRecords calls whose outcome is stored
 * @param ratedLines calls that have been rated, at a price of 0 included
 * @param shares by party, the operator included
 */
public record RevenueSplit(long usageRecords, long ratedLines, Money cost, Map<OrganisationId, Money> shares) {

    public RevenueSplit {
        shares = Map.copyOf(shares);
    }
}
