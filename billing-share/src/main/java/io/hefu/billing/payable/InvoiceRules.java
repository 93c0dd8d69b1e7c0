package io.hefu.billing.payable;

import io.hefu.core.payout.NewInvoice;
import io.hefu.core.refusal.RefusedException;
import java.time.LocalDate;
import java.util.Set;

/** Which invoices are taken, and from when on they can be paid. */
final class InvoiceRules {

    /** The rates and levy rates of value-added tax in force, in 1/100 of a percent. */
    static final Set<Integer> TAX_RATES = Set.of(0, 100, 150, 300, 500, 600, 900, 1_300);

    private final int invoiceDay;

    /** @param invoiceDay the last day of a month on which an invoice can come to be paid in the same month, 1 to 28 */
    InvoiceRules(int invoiceDay) {
        if (invoiceDay < 1 || invoiceDay > 28) {
            throw new IllegalArgumentException("invoice day: " + invoiceDay + " (expected: 1 to 28)");
        }
        this.invoiceDay = invoiceDay;
    }

    /** An invoice that comes on that day is paid by payouts from this day on. */
    LocalDate payableFrom(LocalDate receivedOn) {
        return receivedOn.getDayOfMonth() <= invoiceDay
                ? receivedOn
                : receivedOn.plusMonths(1).withDayOfMonth(1);
    }

    /** @throws RefusedException with {@link PayableRefusal}, saying what would have been right */
    void require(PayableFacts facts, NewInvoice invoice, LocalDate today) {
        switch (facts.state(today)) {
            case CONFIRMED, DISPUTED -> {}
            case ISSUED -> throw new RefusedException(PayableRefusal.Plain.NOT_CONFIRMED);
            case INVOICED, PAID -> throw new RefusedException(PayableRefusal.Plain.NOTHING_TO_INVOICE);
        }
        long expected = facts.toInvoice(today);
        if (expected == 0) {
            throw new RefusedException(PayableRefusal.Plain.NOTHING_TO_INVOICE);
        }
        if (!invoice.amount().equals(Fen.money(expected))) {
            throw new RefusedException(new PayableRefusal.WrongAmount(expected));
        }
        if (invoice.issuedOn().isBefore(facts.issuedOn()) || invoice.issuedOn().isAfter(today)) {
            throw new RefusedException(new PayableRefusal.WrongDate(facts.issuedOn(), today));
        }
        if (!InvoiceNumber.fits(invoice.number(), invoice.issuedOn())) {
            throw new RefusedException(PayableRefusal.Plain.NUMBER_MALFORMED);
        }
        if (!TAX_RATES.contains(invoice.taxBasisPoints())) {
            throw new RefusedException(PayableRefusal.Plain.TAX_RATE_UNKNOWN);
        }
    }
}
