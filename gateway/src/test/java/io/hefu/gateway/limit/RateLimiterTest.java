package io.hefu.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final HandSetTime time = new HandSetTime();
    private final RateLimiter limiter = new RateLimiter(time);
    private final SubscriptionId subscription = new SubscriptionId(new UUID(0, 1));

    @Test
    void aBurstPassesThenTheRateHolds() {
        Grant grant = grant(subscription, new RateLimit(10, 20));

        assertThat(passing(grant, 100)).isEqualTo(20);
        time.pass(Duration.ofMillis(500));
        assertThat(passing(grant, 100)).isEqualTo(5);
    }

    @Test
    void aRefusedCallCostsNothing() {
        Grant grant = grant(subscription, new RateLimit(10, 10));
        passing(grant, 1_000);

        time.pass(Duration.ofMillis(100));

        assertThat(passing(grant, 1)).isEqualTo(1);
    }

    @Test
    void aRefusalSaysWhenToComeBack() {
        Grant grant = grant(subscription, new RateLimit(1, 1));
        passing(grant, 1);

        assertThat(Duration.ofNanos(limiter.take(grant).getNanosToWaitForRefill()))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aChangedLimitAppliesFromTheNextCall() {
        passing(grant(subscription, new RateLimit(10, 10)), 10);

        time.pass(Duration.ofSeconds(1));

        assertThat(passing(grant(subscription, new RateLimit(100, 100)), 200)).isEqualTo(100);
        assertThat(passing(grant(subscription, new RateLimit(5, 5)), 200)).isZero();
    }

    @Test
    void subscriptionsDoNotShareABucket() {
        RateLimit limit = new RateLimit(1, 1);
        passing(grant(subscription, limit), 1);

        assertThat(passing(grant(new SubscriptionId(new UUID(0, 2)), limit), 1)).isEqualTo(1);
    }

    private long passing(Grant grant, int calls) {
        return IntStream.range(0, calls)
                .filter(i -> limiter.take(grant).isConsumed())
                .count();
    }

    private static Grant grant(SubscriptionId subscription, RateLimit limit) {
        return new Grant(subscription, new PlanCode("standard"), Set.of(), limit, new Quota(1_000, Quota.Period.MONTH));
    }

    private static final class HandSetTime implements TimeMeter {

        private long nanos;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
