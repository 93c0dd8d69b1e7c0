package io.hefu.core.payout;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A bank account of a party, as it is shown.
 *
 * @param name whose it is
 * @param bankCode of the branch, 12 digits (CNAPS)
 * @param maskedNumber all but the last four digits hidden
 * @param decidedBy who approved or rejected it; never who proposed it
 */
public record BankAccount(
        UUID id,
        State state,
        String name,
        String bank,
        String bankCode,
        String maskedNumber,
        String proposedBy,
        Instant proposedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt) {

    /** Of a party one is in force at most, and one proposed. */
    public enum State {
        PROPOSED,
        IN_FORCE,
        REJECTED,
        REPLACED
    }
}
