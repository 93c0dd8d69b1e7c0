package io.hefu.billing.payable;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Payable.State;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What is known of an issued statement. All amounts are in fen.
 *
 * @param recorded the state that was last written down
 * @param objectionsUntil the last day for objections
 * @param confirmed whether the party has agreed, or was found to have let the time pass
 * @param payable below 0 when the party owes
 * @param frozen what is disputed, 0 or more
 * @param due what of the invoiced can be paid by now: late invoices wait
 * @param inPayment in payouts that are not finished
 */
public record PayableFacts(
        PartyMonth statement,
        State recorded,
        LocalDate issuedOn,
        LocalDate objectionsUntil,
        boolean confirmed,
        long payable,
        long frozen,
        long invoiced,
        long due,
        long inPayment,
        long paid) {

    public OrganisationId party() {
        return statement.party();
    }

    public YearMonth month() {
        return statement.month();
    }

    /** The state it is in on a day. */
    public State state(LocalDate today) {
        boolean settled = payable != 0 && paid == payable;
        if (frozen > 0 && !settled && !isInvoiced()) {
            return State.DISPUTED;
        }
        if (!settled && !isInvoiced() && !isConfirmed(today)) {
            return State.ISSUED;
        }
        if (settled || payable == 0) {
            return State.PAID;
        }
        return isInvoiced() ? State.INVOICED : State.CONFIRMED;
    }

    /** Whether the party has agreed, or has had its time to object. */
    public boolean isConfirmed(LocalDate today) {
        return confirmed || today.isAfter(objectionsUntil);
    }

    /** What the next invoice is to be about: what is neither disputed nor invoiced yet; 0 where none is to come now. */
    public long toInvoice(LocalDate today) {
        boolean takesInvoices = state(today) == State.CONFIRMED || state(today) == State.DISPUTED;
        return takesInvoices ? Math.max(0, payable - frozen - invoiced) : 0;
    }

    /** What a payout of that day would take; below 0 what it would set off. */
    public long payableNow(LocalDate today) {
        if (payable >= 0) {
            return Math.max(0, headroom());
        }
        return state(today) == State.CONFIRMED ? payable - paid - inPayment : 0;
    }

    /** Whether what is in payment may still be paid: it may not when more was disputed meanwhile. */
    public boolean covers() {
        return payable < 0 || headroom() >= 0;
    }

    private long headroom() {
        return Math.min(due, payable - frozen) - paid - inPayment;
    }

    private boolean isInvoiced() {
        return payable > 0 && invoiced == payable;
    }
}
