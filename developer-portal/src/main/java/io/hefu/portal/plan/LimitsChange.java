package io.hefu.portal.plan;

import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.portal.refusal.Requirements;
import java.util.Optional;

/** New limits for a plan; what is empty stays as it is. */
public record LimitsChange(
        Optional<Integer> callsPerSecond,
        Optional<Integer> burst,
        Optional<Long> quotaCalls,
        Optional<Quota.Period> quotaPeriod) {

    private static final long MOST_PER_SECOND = 1_000_000;
    private static final long MOST_PER_PERIOD = 1_000_000_000_000L;

    /** @throws io.hefu.core.refusal.RefusedException naming every limit out of range */
    public LimitsChange {
        Requirements requirements = new Requirements();
        callsPerSecond.ifPresent(value -> requirements.within("callsPerSecond", value, 1, MOST_PER_SECOND));
        burst.ifPresent(value -> requirements.within("burst", value, 1, MOST_PER_SECOND));
        quotaCalls.ifPresent(value -> requirements.within("quotaCalls", value, 1, MOST_PER_PERIOD));
        requirements.check();
    }

    RateLimit appliedTo(RateLimit before) {
        return new RateLimit(callsPerSecond.orElse(before.callsPerSecond()), burst.orElse(before.burst()));
    }

    Quota appliedTo(Quota before) {
        return new Quota(quotaCalls.orElse(before.calls()), quotaPeriod.orElse(before.period()));
    }
}
