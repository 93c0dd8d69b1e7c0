package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Limit;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;

/** One counter of one period, as a store to lease from. */
final class CounterLeaseStore implements LeaseStore {

    private final CounterStore counters;
    private final GaugeKey key;
    private final LocalDate firstDay;
    private volatile long most;

    CounterLeaseStore(CounterStore counters, GaugeKey key, LocalDate firstDay, Limit limit) {
        this.counters = counters;
        this.key = key;
        this.firstDay = firstDay;
        this.most = limit.most();
    }

    @Override
    public Uni<Lease> lease(long wanted, long owed) {
        return counters.lease(key, firstDay, wanted, owed, most);
    }

    @Override
    public Uni<Void> giveBack(long amount) {
        return counters.lease(key, firstDay, 0, -amount, most).replaceWithVoid();
    }

    @Override
    public void fit(Limit changed) {
        most = changed.most();
    }
}
