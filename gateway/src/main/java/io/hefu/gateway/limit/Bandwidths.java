package io.hefu.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SpikeArrest;
import java.time.Duration;

/** Calls per moment as Bucket4j has them: a bucket of {@link Limit#most()} that refills evenly. */
final class Bandwidths {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Bandwidths() {}

    static int callsPerSecond(Limit limit) {
        if (limit instanceof RateLimit rate) {
            return rate.callsPerSecond();
        }
        if (limit instanceof SpikeArrest spikeArrest) {
            return spikeArrest.callsPerSecond();
        }
        throw new IllegalArgumentException("limit: " + limit.kind() + " (expected: RATE or SPIKE_ARREST)");
    }

    static BucketConfiguration whole(Limit limit) {
        return configuration(limit.most(), limit, Duration.ofSeconds(1), limit.most());
    }

    /** One node's share, empty at first, so that the shares of all nodes admit no more than the limit. */
    static BucketConfiguration share(Limit limit, int nodes) {
        return configuration(Math.max(1, limit.most() / nodes), limit, Duration.ofSeconds(nodes), 0);
    }

    private static BucketConfiguration configuration(long capacity, Limit limit, Duration period, long initial) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(capacity)
                        .refillGreedy(callsPerSecond(limit), period)
                        .initialTokens(initial)
                        .build())
                .build();
    }

    /** How long it takes to refill so much, rounded up. */
    static long refillMillis(Limit limit, long amount) {
        return Math.max(0, (amount * 1_000 + callsPerSecond(limit) - 1) / callsPerSecond(limit));
    }

    /** Rounded up. */
    static long millis(long nanos) {
        return (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    }
}
