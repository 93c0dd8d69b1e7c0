package io.hefu.core.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/**
 * What an issued monthly statement makes payable, and what has come of it.
 *
 * @param objectionsUntil the last day on which the party may object; afterwards the statement counts as confirmed
 * @param payable below 0 when the party owes, which is set off against later months
 * @param frozen what is disputed, and so not paid meanwhile
 * @param toInvoice what the party's next invoice must be about; 0 when there is none to send now
 * @param inPayment in payouts that are not finished
 * @param payableNow what a payout of today would take; below 0 what it would set off
 */
public record Payable(
        OrganisationId party,
        YearMonth month,
        State state,
        LocalDate issuedOn,
        LocalDate objectionsUntil,
        Money payable,
        Money frozen,
        Money invoiced,
        Money toInvoice,
        Money inPayment,
        Money paid,
        Money payableNow,
        List<Invoice> invoices) {

    public Payable {
        invoices = List.copyOf(invoices);
    }

    /** How far it has come. */
    public enum State {
        /** The party may confirm it or object. */
        ISSUED,
        /** By the party, or because it let the time for objections pass. */
        CONFIRMED,
        /** Some of it is disputed; the rest can be invoiced and paid. */
        DISPUTED,
        /** Wholly invoiced. */
        INVOICED,
        /** Nothing of it is left to pay. */
        PAID;

        /** What it can become; from {@code PAID} it goes back when the bank returns a payment. */
        public Set<State> next() {
            return switch (this) {
                case ISSUED -> Set.of(CONFIRMED, DISPUTED, PAID);
                case CONFIRMED -> Set.of(DISPUTED, INVOICED, PAID);
                case DISPUTED -> Set.of(ISSUED, CONFIRMED, INVOICED, PAID);
                case INVOICED -> Set.of(PAID);
                case PAID -> Set.of(CONFIRMED, DISPUTED, INVOICED);
            };
        }
    }
}
