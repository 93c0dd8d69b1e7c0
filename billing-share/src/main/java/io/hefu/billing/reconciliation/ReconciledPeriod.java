package io.hefu.billing.reconciliation;

import io.hefu.billing.calendar.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The business dates a run is about: a day, or a month. Lines shortly before and after may come along: they are only looked
 * at to pair them with lines of the period.
 *
 * @param to the day after the last
 */
public record ReconciledPeriod(LocalDate from, LocalDate to) {

    public ReconciledPeriod {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("period: " + from + " to " + to + " (expected: one day or more)");
        }
    }

    public static ReconciledPeriod of(YearMonth month) {
        return new ReconciledPeriod(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    public static ReconciledPeriod of(LocalDate day) {
        return new ReconciledPeriod(day, day.plusDays(1));
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(to);
    }

    /** @param micros since 1970 */
    public boolean containsMicros(long micros) {
        return micros >= fromMicros() && micros < toMicros();
    }

    /** Microseconds since 1970 at which it begins. */
    long fromMicros() {
        return micros(from);
    }

    /** Microseconds since 1970 at which the next one begins. */
    long toMicros() {
        return micros(to);
    }

    private static long micros(LocalDate date) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, BusinessCalendar.startOf(date));
    }
}
