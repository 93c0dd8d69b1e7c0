package io.hefu.gateway.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.WithoutStore;

/** Calls per moment, counted on this node alone. A changed limit keeps the share of the bucket that was full. */
final class LocalBucketGauge implements Gauge {

    private final Bucket bucket;
    private volatile Limit limit;

    LocalBucketGauge(Limit limit, TimeMeter time) {
        this.limit = limit;
        this.bucket = Bucket.builder()
                .addLimit(Bandwidths.whole(limit).getBandwidths()[0])
                .withCustomTimePrecision(time)
                .build();
    }

    @Override
    public Taken take(long amount, WithoutStore withoutStore, long nowMillis) {
        return bucket.tryConsume(Math.min(amount, limit.most())) ? Taken.TAKEN : Taken.REFUSED;
    }

    @Override
    public void giveBack(long amount) {
        bucket.addTokens(Math.min(amount, limit.most()));
    }

    @Override
    public long remaining(long nowMillis) {
        return Math.max(0, bucket.getAvailableTokens());
    }

    @Override
    public long resetSeconds(long nowMillis) {
        return Seconds.roundedUp(Bandwidths.refillMillis(limit, limit.most() - remaining(nowMillis)));
    }

    @Override
    public long waitMillis(long amount, long nowMillis) {
        return Bandwidths.millis(
                bucket.estimateAbilityToConsume(Math.min(amount, limit.most())).getNanosToWaitForRefill());
    }

    @Override
    public synchronized void fit(Limit changed) {
        if (!changed.equals(limit)) {
            bucket.replaceConfiguration(Bandwidths.whole(changed), TokensInheritanceStrategy.PROPORTIONALLY);
            limit = changed;
        }
    }
}
