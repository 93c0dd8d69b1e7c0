package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitState;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.gateway.node.LiveNodes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls under way at the same time. Each node admits its share of the limit, by the number of nodes alive, and at least one
 * call: so nothing is left behind by a node that dies with calls under way.
 */
final class ConcurrencyGauge implements Gauge {

    private static final long TRY_AGAIN_MILLIS = 1_000;

    private final LiveNodes nodes;
    private final AtomicLong underWay = new AtomicLong();
    private volatile Limit limit;

    ConcurrencyGauge(Limit limit, LiveNodes nodes) {
        this.limit = limit;
        this.nodes = nodes;
    }

    @Override
    public Taken take(long amount, WithoutStore withoutStore, long nowMillis) {
        if (underWay.incrementAndGet() <= share()) {
            return Taken.TAKEN;
        }
        underWay.decrementAndGet();
        return Taken.REFUSED;
    }

    @Override
    public void giveBack(long amount) {
        underWay.decrementAndGet();
    }

    @Override
    public long remaining(long nowMillis) {
        return Math.max(0, share() - underWay.get());
    }

    @Override
    public long resetSeconds(long nowMillis) {
        return LimitState.NO_RESET;
    }

    @Override
    public long waitMillis(long amount, long nowMillis) {
        return remaining(nowMillis) > 0 ? 0 : TRY_AGAIN_MILLIS;
    }

    @Override
    public void fit(Limit changed) {
        limit = changed;
    }

    private long share() {
        return Math.max(1, limit.most() / nodes.mostLately());
    }
}
