package io.hefu.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.SubscriptionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Calls per moment: one bucket a subscription, in this process. A changed limit applies from the next call and keeps the
 * share of the bucket that was full.
 */
public final class RateLimiter {

    /** A bucket unused for longer than this has refilled many times over: forgetting it changes nothing. */
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);

    private final Cache<SubscriptionId, LimitedBucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(FORGET_AFTER).build();
    private final TimeMeter time;

    public RateLimiter(TimeMeter time) {
        this.time = time;
    }

    /** Takes one call out of the bucket, if there is one. */
    public ConsumptionProbe take(Grant grant) {
        LimitedBucket bucket =
                buckets.asMap().compute(grant.subscription(), (id, held) -> fit(held, grant.rateLimit()));
        return bucket.bucket().tryConsumeAndReturnRemaining(1);
    }

    private LimitedBucket fit(@Nullable LimitedBucket held, RateLimit limit) {
        if (held == null) {
            Bucket bucket = Bucket.builder()
                    .addLimit(bandwidth(limit))
                    .withCustomTimePrecision(time)
                    .build();
            return new LimitedBucket(limit, bucket);
        }
        if (!held.limit().equals(limit)) {
            held.bucket()
                    .replaceConfiguration(
                            BucketConfiguration.builder()
                                    .addLimit(bandwidth(limit))
                                    .build(),
                            TokensInheritanceStrategy.PROPORTIONALLY);
            return new LimitedBucket(limit, held.bucket());
        }
        return held;
    }

    private static Bandwidth bandwidth(RateLimit limit) {
        return Bandwidth.builder()
                .capacity(limit.burst())
                .refillGreedy(limit.callsPerSecond(), Duration.ofSeconds(1))
                .build();
    }

    private record LimitedBucket(RateLimit limit, Bucket bucket) {}
}
