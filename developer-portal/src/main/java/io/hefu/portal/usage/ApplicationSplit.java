package io.hefu.portal.usage;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.List;

/**
 * How one application's calls of a month became money, and whose.
 *
 * @param usageRecords calls whose outcome is stored
 * @param ratedLines calls that have been rated
 */
public record ApplicationSplit(long usageRecords, long ratedLines, Money cost, List<Share> shares) {

    public ApplicationSplit {
        shares = List.copyOf(shares);
    }

    /** What one party gets. */
    public record Share(OrganisationId organisation, String organisationName, Money amount) {}
}
