package io.hefu.billing.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar that agreements and statements are written in, wherever a server or a reader may be. */
public final class BusinessCalendar {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BusinessCalendar() {}

    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    public static boolean isStartOfMonth(Instant instant) {
        return startOf(dateOf(instant).withDayOfMonth(1)).equals(instant);
    }

    /** The first moment of a business date. */
    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }
}
