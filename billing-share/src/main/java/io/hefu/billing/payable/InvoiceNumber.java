package io.hefu.billing.payable;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The form of the numbers of Chinese VAT invoices. A fully digitalised one (数电发票) has 20 digits: two of the year, two of the
 * region, one of the channel, fifteen in sequence (国家税务总局公告 2024 年第 11 号). An older one has a code of 10 or 12 digits
 * and a number of 8, written {@code code-number}.
 */
final class InvoiceNumber {

    private static final Pattern DIGITALISED = Pattern.compile("[0-9]{2}[1-9][0-9]{17}");
    private static final Pattern OLDER = Pattern.compile("([0-9]{10}|[0-9]{12})-[0-9]{8}");
    private static final int CENTURY = 100;

    private InvoiceNumber() {}

    /** Whether an invoice of that date can have that number. */
    static boolean fits(String number, LocalDate issuedOn) {
        if (DIGITALISED.matcher(number).matches()) {
            return Integer.parseInt(number.substring(0, 2)) == issuedOn.getYear() % CENTURY;
        }
        return OLDER.matcher(number).matches();
    }
}
