package io.hefu.core.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a payout pays to one party.
 *
 * @param number counted from 1
 * @param reference under which the bank knows it; empty until there is a file
 * @param valueDate when the bank paid or returned it
 */
public record PayoutItem(
        int number,
        OrganisationId party,
        Money amount,
        List<PayoutPart> parts,
        String accountName,
        String maskedAccount,
        State state,
        Optional<String> reference,
        Optional<LocalDate> valueDate,
        Optional<String> returnReason) {

    public PayoutItem {
        parts = List.copyOf(parts);
    }

    /** How far it has come. */
    public enum State {
        PROPOSED,
        /** In a file for the bank. */
        SENT,
        PAID,
        /** The bank did not pay it, or the money came back; the amount is payable again. */
        RETURNED,
        CANCELLED
    }
}
