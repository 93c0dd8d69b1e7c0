package io.hefu.core.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * A party with something to be paid or set off, and why a payout would leave it out.
 *
 * @param amount what the parts come to
 */
public record PayoutCandidate(OrganisationId party, Money amount, List<PayoutPart> parts, Optional<Obstacle> obstacle) {

    public PayoutCandidate {
        parts = List.copyOf(parts);
    }

    /** Why a party is left out. */
    public enum Obstacle {
        /** Its payouts are suspended, or are to be. */
        SUSPENDED,
        /** No bank account is in force. */
        NO_BANK_ACCOUNT,
        /** Another payout to it is not finished. */
        IN_PAYMENT,
        /** Too little, or it owes; waits for later months. */
        BELOW_MINIMUM
    }
}
