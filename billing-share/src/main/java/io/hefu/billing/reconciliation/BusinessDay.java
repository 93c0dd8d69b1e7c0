package io.hefu.billing.reconciliation;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Business dates as numbers. Asia/Shanghai has been at UTC+8 without summer time since 1992, which saves a million look-ups. */
final class BusinessDay {

    private static final long OFFSET_MICROS = TimeUnit.HOURS.toMicros(8);
    private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

    private BusinessDay() {}

    /** @param micros since 1970 */
    static long of(long micros) {
        return Math.floorDiv(micros + OFFSET_MICROS, DAY_MICROS);
    }

    static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }
}
