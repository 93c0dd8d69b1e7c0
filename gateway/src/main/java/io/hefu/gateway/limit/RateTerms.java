package io.hefu.gateway.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.hefu.core.entitlement.Limit;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Leasing of calls per moment. A node holds what comes in within a twentieth of a second, and at least one call: so much it
 * may admit late. Within any {@code t} seconds {@code n} nodes admit at most
 * {@code burst + callsPerSecond · t + n · mostHeld}.
 */
final class RateTerms implements LeaseTerms {

    private static final int LEASES_PER_SECOND = 20;
    private static final long SOONEST_MILLIS = 5;
    private static final long LATEST_MILLIS = 1_000;

    private final TimeMeter time;

    RateTerms(TimeMeter time) {
        this.time = time;
    }

    /** Calls of this limit that one node holds at most. */
    static long mostHeld(Limit limit) {
        return Math.max(1, Bandwidths.callsPerSecond(limit) / LEASES_PER_SECOND);
    }

    @Override
    public long ahead(Limit limit, long usedLastSecond, long left, int nodes) {
        return Math.min(mostHeld(limit), limit.most());
    }

    @Override
    public long keptIdle(Limit limit) {
        return 0;
    }

    @Override
    public long askAgainMillis(Limit limit) {
        long refilled = Bandwidths.refillMillis(limit, mostHeld(limit));
        return Math.max(SOONEST_MILLIS, Math.min(LATEST_MILLIS, refilled));
    }

    @Override
    public long refilled(Limit limit, long elapsedMillis) {
        long whole = limit.most() * 1_000 / Bandwidths.callsPerSecond(limit) + 1;
        return Math.min(elapsedMillis, whole) * Bandwidths.callsPerSecond(limit) / 1_000;
    }

    @Override
    public long resetSeconds(Limit limit, long remaining, long nowMillis) {
        return Seconds.roundedUp(Bandwidths.refillMillis(limit, limit.most() - remaining));
    }

    @Override
    public long waitMillis(Limit limit, long missing, long nowMillis) {
        return Math.max(1, Bandwidths.refillMillis(limit, missing));
    }

    @Override
    public OutageShare outageShare(Limit limit, long left, int nodes) {
        return new BucketShare(Bucket.builder()
                .addLimit(Bandwidths.share(limit, nodes).getBandwidths()[0])
                .withCustomTimePrecision(time)
                .build());
    }

    @Override
    public Optional<LocalDate> renewsOn() {
        return Optional.empty();
    }

    /** Nothing of it needs to be counted later: the moment is over. */
    private record BucketShare(Bucket bucket) implements OutageShare {

        @Override
        public boolean take(long amount) {
            return bucket.tryConsume(amount);
        }

        @Override
        public long owed() {
            return 0;
        }
    }
}
