package io.hefu.gateway.exchange;

import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.ConcurrencyLimit;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitState;
import io.hefu.core.entitlement.PrepaidBalance;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SpendCap;
import io.hefu.core.entitlement.SpikeArrest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Tells where a call stands in structured fields: {@code RateLimit-Policy} has the quota {@code q}, its unit {@code qu} where
 * that is not calls, and the window {@code w} of each limit; {@code RateLimit} what remains {@code r} and the seconds
 * {@code t} until all of it is back, the nearest limit first. IETF draft-ietf-httpapi-ratelimit-headers-10 §§3 and 4.
 */
public final class RateLimitHeaders {

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();
    /** A month counts as 30 days here: the window is a hint, the reset time is exact. */
    private static final long MONTH_SECONDS = Duration.ofDays(30).toSeconds();

    private RateLimitHeaders() {}

    static void put(LimitStates limits, Map<String, String> headers) {
        if (limits.states().isEmpty()) {
            return;
        }
        headers.put("RateLimit-Policy", limits.policy());
        headers.put("RateLimit", remaining(limits.states()));
    }

    private static String remaining(List<LimitState> states) {
        StringBuilder text = new StringBuilder(48 * states.size());
        for (LimitState state : states) {
            text.append(text.isEmpty() ? "\"" : ", \"");
            text.append(state.limit().name()).append("\";r=").append(state.remaining());
            if (state.resetSeconds() != LimitState.NO_RESET) {
                text.append(";t=").append(state.resetSeconds());
            }
        }
        return text.toString();
    }

    /** The item of {@code RateLimit-Policy} for a limit. */
    public static String policy(AppliedLimit applied) {
        return "\"" + applied.name() + "\"" + parameters(applied.limit());
    }

    private static String parameters(Limit limit) {
        if (limit instanceof SpikeArrest spikeArrest) {
            return ";q=" + spikeArrest.callsPerSecond() + ";w=1";
        }
        if (limit instanceof RateLimit rate) {
            return ";q=" + rate.callsPerSecond() + ";w=1";
        }
        if (limit instanceof ConcurrencyLimit) {
            return ";q=" + limit.most() + ";qu=\"concurrent-requests\"";
        }
        if (limit instanceof Quota quota) {
            return ";q=" + quota.calls() + ";w=" + windowSeconds(quota.period());
        }
        if (limit instanceof SpendCap cap) {
            return ";q=" + limit.most() + ";qu=\"micro-yuan\";w=" + windowSeconds(cap.period());
        }
        if (limit instanceof PrepaidBalance) {
            return ";q=" + limit.most() + ";qu=\"micro-yuan\"";
        }
        throw new IllegalArgumentException("limit: " + limit.kind());
    }

    private static long windowSeconds(Quota.Period period) {
        return period == Quota.Period.DAY ? DAY_SECONDS : MONTH_SECONDS;
    }
}
