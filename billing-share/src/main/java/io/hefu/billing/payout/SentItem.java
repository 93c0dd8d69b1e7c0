package io.hefu.billing.payout;

import io.hefu.billing.payout.PayoutRefusal.ResultRefused;
import io.hefu.billing.payout.PayoutRefusal.ResultRefused.Cause;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.PayoutItem.State;
import io.hefu.core.refusal.RefusedException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An item that the bank has got, as far as its results go.
 *
 * @param paidOn when the bank paid it, also where the money came back
 */
record SentItem(
        int number,
        OrganisationId party,
        long fen,
        State state,
        Optional<LocalDate> paidOn,
        Optional<LocalDate> returnedOn,
        Optional<String> returnReason) {

    /** What a result means for the books. */
    enum Effect {
        /** It is known already. */
        NONE,
        PAYMENT,
        /** What was paid has come back. */
        REVERSAL,
        /** It was never paid. */
        RETURN
    }

    /** @throws RefusedException with {@link ResultRefused} for a result that contradicts what is known */
    Effect effect(PaymentResult result) {
        boolean paid = result.status() == PaymentResult.Status.PAID;
        return switch (state) {
            case SENT -> paid ? Effect.PAYMENT : Effect.RETURN;
            case PAID -> paid ? Effect.NONE : Effect.REVERSAL;
            case RETURNED -> {
                if (paid && !paidOn.equals(Optional.of(result.date()))) {
                    throw new RefusedException(new ResultRefused(result.row(), Cause.CONTRADICTS));
                }
                yield Effect.NONE;
            }
            case PROPOSED, CANCELLED -> throw new IllegalStateException("item: " + state + " (expected: sent)");
        };
    }

    SentItem after(PaymentResult result) {
        return switch (effect(result)) {
            case NONE -> this;
            case PAYMENT ->
                new SentItem(
                        number, party, fen, State.PAID, Optional.of(result.date()), Optional.empty(), Optional.empty());
            case REVERSAL, RETURN ->
                new SentItem(
                        number,
                        party,
                        fen,
                        State.RETURNED,
                        paidOn,
                        Optional.of(result.date()),
                        Optional.of(result.reason()));
        };
    }
}
