package io.hefu.billing.books;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Up to where the books are closed.
 *
 * @param openFrom the first date that may still be booked on; all before are closed for good
 */
public record Books(LocalDate openFrom) {

    /** Where something of a business date is booked: there, or on the first open date if that is closed. */
    public LocalDate bookedOn(LocalDate businessDate) {
        return businessDate.isBefore(openFrom) ? openFrom : businessDate;
    }

    /** So many months back a late call is a correction; before that, people must look at it. */
    private static final int MONTHS_LOOKED_BACK = 3;

    /** Whether something of a month is too late to be booked without anybody's looking at it. */
    public boolean isTooLate(YearMonth month) {
        return month.isBefore(YearMonth.from(openFrom).minusMonths(MONTHS_LOOKED_BACK));
    }

    /** Whether a month is closed, so that what is late for it is a correction of another month. */
    public boolean isClosed(YearMonth month) {
        return month.atEndOfMonth().isBefore(openFrom);
    }
}
