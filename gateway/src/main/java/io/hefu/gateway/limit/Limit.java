package io.hefu.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.LimitState;
import io.hefu.gateway.exchange.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Holds the call against its plan's rate limit, then its quota, and notes where it stands. A call that the rate limit
 * refuses costs no quota; one that the gateway admits does, however it is answered later.
 */
public final class Limit implements Stage {

    private final RateLimiter rateLimiter;
    private final QuotaCounters quotaCounters;
    private final Clock clock;

    public Limit(RateLimiter rateLimiter, QuotaCounters quotaCounters, Clock clock) {
        this.rateLimiter = rateLimiter;
        this.quotaCounters = quotaCounters;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        Grant grant = exchange.grant();
        Instant now = clock.instant();
        return quotaCounters
                .counter(grant.subscription(), grant.quota(), now)
                .invoke(counter -> hold(exchange, grant, counter, now))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    private void hold(Exchange exchange, Grant grant, QuotaCounter counter, Instant now) {
        Quota quota = grant.quota();
        QuotaPeriod period = QuotaPeriod.at(now, quota.period());
        Duration renewal = period.untilRenewal(now);
        ConsumptionProbe probe = rateLimiter.take(grant);
        boolean withinQuota = probe.isConsumed() && counter.take(quota.calls());
        exchange.limits(new LimitState(
                grant.rateLimit(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                quota,
                Math.max(0, quota.calls() - counter.used()),
                renewal.toSeconds()));
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill()));
            throw new RefusedException(new GatewayRefusal.RateLimited(grant.rateLimit(), wait));
        }
        if (!withinQuota) {
            throw new RefusedException(new GatewayRefusal.QuotaExhausted(quota, period.renewsOn(), renewal));
        }
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos + 999_999_999).toSeconds();
    }
}
