package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;

/**
 * One who shares in the revenue.
 *
 * @param basisPoints in 1/100 of a percent
 * @param takesRemainder whether this party's part is what the others leave
 */
public record Party(OrganisationId organisation, int basisPoints, boolean takesRemainder) {}
