package io.hefu.gateway.exchange;

import io.hefu.core.entitlement.Quota;
import java.time.Duration;
import java.util.Map;

/**
 * Tells where a call stands in structured fields: {@code RateLimit-Policy} has the quota {@code q} and window {@code w} of
 * each limit, {@code RateLimit} what remains {@code r} and the seconds {@code t} until all of it is back. IETF
 * draft-ietf-httpapi-ratelimit-headers-10 §§3 and 4.
 */
final class RateLimitHeaders {

    private RateLimitHeaders() {}

    static Map<String, String> of(LimitState limits) {
        Quota quota = limits.quota();
        return Map.of(
                "RateLimit-Policy",
                "\"rate\";q=" + limits.rateLimit().callsPerSecond() + ";w=1, \"quota\";q=" + quota.calls() + ";w="
                        + window(quota.period()).toSeconds(),
                "RateLimit",
                "\"rate\";r=" + limits.rateRemaining() + ";t=" + limits.rateResetSeconds() + ", \"quota\";r="
                        + limits.quotaRemaining() + ";t=" + limits.quotaResetSeconds());
    }

    /** A month counts as 30 days here: the window is a hint, the reset time is exact. */
    private static Duration window(Quota.Period period) {
        return period == Quota.Period.DAY ? Duration.ofDays(1) : Duration.ofDays(30);
    }
}
