package io.hefu.rights.redemption;

import io.hefu.core.call.Owner;
import io.hefu.rights.benefit.BenefitId;
import java.time.Instant;

/**
 * Pieces of a benefit for a subscriber.
 *
 * @param clientCorrelator the application's own key; names one redemption of its owner for good
 * @param subscriber a pseudonym
 */
record Redemption(
        RedemptionId id,
        Owner owner,
        String clientCorrelator,
        BenefitId benefit,
        String subscriber,
        int quantity,
        Instant createdAt,
        RedemptionState state) {

    /** Whether a request for this would ask for what was asked for already. */
    boolean hasContentOf(Redemption other) {
        return benefit.equals(other.benefit) && subscriber.equals(other.subscriber) && quantity == other.quantity;
    }
}
