package io.hefu.billing.reconciliation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How long a break has been open, in the steps in which open items are reported (账龄). */
public enum AgeBucket {
    DAYS_0_TO_3(3),
    DAYS_4_TO_10(10),
    DAYS_11_TO_30(30),
    DAYS_31_TO_60(60),
    OVER_60_DAYS(Long.MAX_VALUE);

    private final long lastDay;

    AgeBucket(long lastDay) {
        this.lastDay = lastDay;
    }

    public static AgeBucket of(LocalDate identified, LocalDate today) {
        long days = ChronoUnit.DAYS.between(identified, today);
        for (AgeBucket bucket : values()) {
            if (days <= bucket.lastDay) {
                return bucket;
            }
        }
        return OVER_60_DAYS;
    }
}
