package io.hefu.core.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that is to go to parties together.
 *
 * @param reference the operator's name for it; the same reference is the same payout
 * @param operator who pays
 * @param count of the items
 * @param file once it is approved
 * @param items empty where payouts are listed
 */
public record Payout(
        UUID id,
        String reference,
        OrganisationId operator,
        State state,
        String createdBy,
        Instant createdAt,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt,
        int count,
        Money total,
        Optional<File> file,
        List<PayoutItem> items) {

    public Payout {
        items = List.copyOf(items);
    }

    /** How far it has come. */
    public enum State {
        /** To be looked at by a second person. */
        PROPOSED,
        /** Its file is for the bank. */
        APPROVED,
        CANCELLED,
        /** The bank has answered for every item. */
        SETTLED
    }

    /**
     * What the bank gets.
     *
     * @param sequence counted from 1 over all payouts, without gaps
     * @param sha256 lower-case hexadecimal
     */
    public record File(long sequence, String name, String sha256) {}
}
