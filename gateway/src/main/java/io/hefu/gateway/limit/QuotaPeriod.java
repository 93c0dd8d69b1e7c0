package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The period a quota is counted in at some instant, on the calendar of Asia/Shanghai. */
public record QuotaPeriod(Quota.Period period, LocalDate firstDay) {

    private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    /** The one that an instant lies in. */
    public static QuotaPeriod at(Instant instant, Quota.Period period) {
        LocalDate today = LocalDate.ofInstant(instant, BUSINESS_ZONE);
        return new QuotaPeriod(period, period == Quota.Period.DAY ? today : today.withDayOfMonth(1));
    }

    /** The first day of the next period. */
    public LocalDate renewsOn() {
        return period == Quota.Period.DAY ? firstDay.plusDays(1) : firstDay.plusMonths(1);
    }

    /** Until the next period, rounded up to whole seconds. */
    Duration untilRenewal(Instant now) {
        Duration exact =
                Duration.between(now, renewsOn().atStartOfDay(BUSINESS_ZONE).toInstant());
        return Duration.ofSeconds(exact.plusNanos(999_999_999).toSeconds());
    }
}
