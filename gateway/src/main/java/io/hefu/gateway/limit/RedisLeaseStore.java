package io.hefu.gateway.limit;

import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.hefu.core.entitlement.Limit;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;

/** One bucket in Redis, as a store to lease from. */
final class RedisLeaseStore implements LeaseStore {

    private final RedisRateStores buckets;
    private final String name;
    private volatile Limit limit;
    private volatile boolean isFitted;

    RedisLeaseStore(RedisRateStores buckets, String name, Limit limit) {
        this.buckets = buckets;
        this.name = name;
        this.limit = limit;
    }

    /** Nothing is ever owed: calls of a moment that is over need not be counted. */
    @Override
    public Uni<Lease> lease(long wanted, long owed) {
        return Uni.createFrom().completionStage(() -> fitted().thenCompose(bucket -> lease(bucket, wanted)));
    }

    private static CompletableFuture<Lease> lease(AsyncBucketProxy bucket, long wanted) {
        if (wanted == 0) {
            return bucket.getAvailableTokens().thenApply(left -> new Lease(0, left));
        }
        return bucket.asVerbose()
                .tryConsumeAsMuchAsPossible(wanted)
                .thenApply(taken -> new Lease(taken.getValue(), taken.getState().getAvailableTokens()));
    }

    /** The bucket may be from before the limit was changed, made by this node or by another. */
    private CompletableFuture<AsyncBucketProxy> fitted() {
        Limit wanted = limit;
        CompletableFuture<AsyncBucketProxy> bucket = buckets.bucket(name, wanted);
        if (isFitted) {
            return bucket;
        }
        return bucket.thenCompose(
                found -> found.replaceConfiguration(Bandwidths.whole(wanted), TokensInheritanceStrategy.PROPORTIONALLY)
                        .thenApply(replaced -> {
                            isFitted = limit == wanted;
                            return found;
                        }));
    }

    @Override
    public Uni<Void> giveBack(long amount) {
        return Uni.createFrom()
                .completionStage(() -> buckets.bucket(name, limit).thenCompose(bucket -> bucket.addTokens(amount)));
    }

    @Override
    public void fit(Limit changed) {
        limit = changed;
        isFitted = false;
    }
}
