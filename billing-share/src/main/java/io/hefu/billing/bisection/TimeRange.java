package io.hefu.billing.bisection;

import io.hefu.billing.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time: business dates, one of them, an hour or a minute.
 *
 * @param to the first moment after it
 */
public record TimeRange(Instant from, Instant to) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("range: " + from + " to " + to + " (expected: a stretch of time)");
        }
    }

    /** @param to the day after the last */
    public static TimeRange of(LocalDate from, LocalDate to) {
        return new TimeRange(BusinessCalendar.startOf(from), BusinessCalendar.startOf(to));
    }

    boolean isMinute() {
        return length().compareTo(MINUTE) <= 0;
    }

    /** Its days, hours or minutes, in order. */
    List<TimeRange> parts() {
        LocalDate first = BusinessCalendar.dateOf(from);
        if (to.isAfter(BusinessCalendar.startOf(first.plusDays(1)))) {
            return days(first);
        }
        return every(length().compareTo(HOUR) > 0 ? HOUR : MINUTE);
    }

    private List<TimeRange> days(LocalDate first) {
        List<TimeRange> days = new ArrayList<>();
        Instant start = from;
        for (LocalDate next = first.plusDays(1); start.isBefore(to); next = next.plusDays(1)) {
            Instant end = earlier(BusinessCalendar.startOf(next), to);
            days.add(new TimeRange(start, end));
            start = end;
        }
        return days;
    }

    private List<TimeRange> every(Duration length) {
        List<TimeRange> parts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plus(length)) {
            parts.add(new TimeRange(start, earlier(start.plus(length), to)));
        }
        return parts;
    }

    private Duration length() {
        return Duration.between(from, to);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
