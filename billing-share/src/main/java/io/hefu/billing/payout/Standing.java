package io.hefu.billing.payout;

import io.hefu.core.identity.OrganisationId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What beside the amounts decides whether parties can be paid.
 *
 * @param held payouts suspended, or to be
 * @param inPayment in a payout that is not finished
 * @param accounts the bank account in force
 */
record Standing(Set<OrganisationId> held, Set<OrganisationId> inPayment, Map<OrganisationId, UUID> accounts) {

    Standing {
        held = Set.copyOf(held);
        inPayment = Set.copyOf(inPayment);
        accounts = Map.copyOf(accounts);
    }
}
