package io.hefu.gateway.exchange;

import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.ConcurrencyLimit;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.PrepaidBalance;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SpendCap;
import io.hefu.core.entitlement.SpikeArrest;
import io.hefu.core.refusal.ErrorCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A limit has no room for the call. CAMARA API Design Guide §3.2: a rate and a business quota, which
 * a spend cap is too, are different 429s.
 *
 * @param retryAfter empty where waiting does not help
 * @param renewsOn the business date (Asia/Shanghai) on which the next period begins, where there are periods
 */
public record LimitReached(AppliedLimit reached, Optional<Duration> retryAfter, Optional<LocalDate> renewsOn)
        implements GatewayRefusal {

    private static final Map<LimitLevel, String> WHOSE = Map.of(
            LimitLevel.OPERATOR, "The platform",
            LimitLevel.PRODUCT, "The API",
            LimitLevel.PLAN, "The plan",
            LimitLevel.APPLICATION, "The application",
            LimitLevel.OPERATION, "The operation");

    @Override
    public ErrorCode code() {
        return switch (reached.limit().kind()) {
            case SPIKE_ARREST, RATE, CONCURRENCY -> ErrorCode.TOO_MANY_REQUESTS;
            case QUOTA_DAY, QUOTA_MONTH, SPEND_DAY, SPEND_MONTH -> ErrorCode.QUOTA_EXCEEDED;
            case PREPAID -> ErrorCode.BALANCE_EXHAUSTED;
        };
    }

    @Override
    public String message() {
        return WHOSE.get(reached.level()) + sentence(reached.limit()) + " Limit: " + reached.name() + ".";
    }

    private String sentence(Limit limit) {
        if (limit instanceof SpikeArrest spikeArrest) {
            return " takes " + spikeArrest.callsPerSecond()
                    + " calls a second spread evenly; retry after the time in Retry-After and space your calls.";
        }
        if (limit instanceof RateLimit rate) {
            return " allows " + rate.callsPerSecond() + " calls a second, " + rate.burst()
                    + " at once; slow down and retry after the time in Retry-After.";
        }
        if (limit instanceof ConcurrencyLimit concurrency) {
            return " allows " + concurrency.calls() + " calls at the same time; wait for answers before you send more.";
        }
        if (limit instanceof Quota quota) {
            return " allows " + quota.calls() + " calls a " + word(quota.period())
                    + ", and too few are left; they renew on " + renewal() + ".";
        }
        if (limit instanceof SpendCap cap) {
            return " may spend " + cap.amount() + " a " + word(cap.period())
                    + ", and less is left than this call may cost; raise the cap, or wait for " + renewal() + ".";
        }
        if (limit instanceof PrepaidBalance) {
            return " has less prepaid balance left than this call may cost; top it up.";
        }
        throw new IllegalArgumentException("limit: " + limit.kind());
    }

    private static String word(Quota.Period period) {
        return period.name().toLowerCase(Locale.ROOT);
    }

    private String renewal() {
        return renewsOn.map(date -> date + " (Asia/Shanghai)").orElse("the next period");
    }
}
