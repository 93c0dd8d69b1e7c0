package io.hefu.gateway.limit;

import io.hefu.core.entitlement.LimitKind;
import io.hefu.core.entitlement.Quota.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The time over which a limit is counted, on the calendar of Asia/Shanghai.
 *
 * @param endsAtMillis since 1970, exclusive; {@link #ENDLESS} for what never renews
 */
public record CountingPeriod(LocalDate firstDay, Optional<LocalDate> renewsOn, long endsAtMillis) {

    static final long ENDLESS = Long.MAX_VALUE;

    private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");
    private static final CountingPeriod ALL_TIME = new CountingPeriod(LocalDate.EPOCH, Optional.empty(), ENDLESS);

    public static CountingPeriod of(LimitKind kind, long nowMillis) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), BUSINESS_ZONE);
        return switch (kind) {
            case QUOTA_DAY, SPEND_DAY -> from(today, Period.DAY);
            case QUOTA_MONTH, SPEND_MONTH -> from(today.withDayOfMonth(1), Period.MONTH);
            case PREPAID -> ALL_TIME;
            case SPIKE_ARREST, RATE, CONCURRENCY ->
                throw new IllegalArgumentException("kind: " + kind + " (expected: one with a period)");
        };
    }

    private static CountingPeriod from(LocalDate firstDay, Period period) {
        LocalDate renewsOn = period == Period.DAY ? firstDay.plusDays(1) : firstDay.plusMonths(1);
        long end = renewsOn.atStartOfDay(BUSINESS_ZONE).toInstant().toEpochMilli();
        return new CountingPeriod(firstDay, Optional.of(renewsOn), end);
    }
}
