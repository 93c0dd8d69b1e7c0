package io.hefu.gateway.exchange;

import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;

/**
 * Where a call stands against its plan's limits, told in the headers of its answer.
 *
 * @param rateRemaining calls that may come at once from now
 * @param rateResetSeconds until the bucket is full again, rounded up
 * @param quotaRemaining calls left in the period
 * @param quotaResetSeconds until the next period begins, rounded up
 */
public record LimitState(
        RateLimit rateLimit,
        long rateRemaining,
        long rateResetSeconds,
        Quota quota,
        long quotaRemaining,
        long quotaResetSeconds) {}
