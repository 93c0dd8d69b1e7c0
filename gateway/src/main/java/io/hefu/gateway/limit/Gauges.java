package io.hefu.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.gateway.node.LiveNodes;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * The gauges of this node, one for calls that are counted together, kept while the node runs: whoever holds one holds the
 * only one.
 */
public final class Gauges {

    private final ConcurrentHashMap<GaugeKey, Gauge> gauges = new ConcurrentHashMap<>();
    private final Queue<LeasedGauge> inUse = new ConcurrentLinkedQueue<>();
    private final RateStores rateStores;
    private final CounterStore counters;
    private final StoreHealth counterHealth = new StoreHealth();
    private final StoreHealth rateHealth = new StoreHealth();
    private final LiveNodes nodes;
    private final TimeMeter time;
    private final LongSupplier clockMillis;

    Gauges(RateStores rateStores, CounterStore counters, LiveNodes nodes, TimeMeter time, LongSupplier clockMillis) {
        this.rateStores = rateStores;
        this.counters = counters;
        this.nodes = nodes;
        this.time = time;
        this.clockMillis = clockMillis;
    }

    /** The gauge of a limit, holding to it as it is now. */
    Gauge of(AppliedLimit applied, SubscriptionId subscription) {
        GaugeKey key = GaugeKey.of(applied, subscription);
        Gauge gauge = gauges.computeIfAbsent(key, absent -> gauge(absent, applied.limit()));
        gauge.fit(applied.limit());
        return gauge;
    }

    private Gauge gauge(GaugeKey key, Limit limit) {
        return switch (key.kind()) {
            case SPIKE_ARREST, RATE ->
                rateStores
                        .storeOf(key, limit)
                        .<Gauge>map(store -> leased(limit, store, new RateTerms(time), rateHealth))
                        .orElseGet(() -> new LocalBucketGauge(limit, time));
            case CONCURRENCY -> new ConcurrencyGauge(limit, nodes);
            case QUOTA_DAY, QUOTA_MONTH, SPEND_DAY, SPEND_MONTH, PREPAID ->
                new PeriodicGauge(
                        limit,
                        nowMillis -> CountingPeriod.of(key.kind(), nowMillis),
                        (changed, period) -> leased(
                                changed,
                                new CounterLeaseStore(counters, key, period.firstDay(), changed),
                                new CounterTerms(period),
                                counterHealth),
                        clockMillis.getAsLong());
        };
    }

    private LeasedGauge leased(Limit limit, LeaseStore store, LeaseTerms terms, StoreHealth health) {
        return new LeasedGauge(limit, store, terms, health, nodes, clockMillis, inUse::add);
    }

    /** Once a second. Who is still in use comes again. */
    void tick(long nowMillis) {
        List<LeasedGauge> now = new ArrayList<>();
        for (LeasedGauge next = inUse.poll(); next != null; next = inUse.poll()) {
            now.add(next);
        }
        now.forEach(gauge -> gauge.tick(nowMillis));
    }

    /** Returns what this node holds of common stores. */
    Uni<Void> close() {
        List<Uni<Void>> closing = gauges.values().stream()
                .map(gauge -> gauge.close().onFailure().recoverWithNull())
                .toList();
        return closing.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(closing).andCollectFailures().replaceWithVoid();
    }
}
