package io.hefu.billing.settlement;

import io.hefu.billing.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * When days may be closed.
 *
 * @param closeAfter how long after the end of a day the last answers to its calls are awaited; those that come later are booked
 *     on the day after
 */
public record SettlementCalendar(Duration closeAfter) {

    public SettlementCalendar {
        if (closeAfter.isNegative()) {
            throw new IllegalArgumentException("close after: " + closeAfter + " (expected: 0 or more)");
        }
    }

    /** All that was answered before then must be stored before the day is closed. */
    Instant cutoff(LocalDate date) {
        return BusinessCalendar.startOf(date.plusDays(1)).plus(closeAfter);
    }

    boolean isDue(LocalDate date, Instant now) {
        return !now.isBefore(cutoff(date));
    }

    static boolean isLastOfMonth(LocalDate date) {
        return date.plusDays(1).getDayOfMonth() == 1;
    }
}
