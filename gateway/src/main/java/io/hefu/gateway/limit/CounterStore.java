package io.hefu.gateway.limit;

import io.hefu.gateway.limit.LeaseStore.Lease;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;

/** The counters of periods, shared by all nodes and kept through every restart. */
interface CounterStore {

    /**
     * Counts what is owed, and of what is wanted as much as fits below the limit.
     *
     * @param firstDay of the period
     * @param owed less than 0 for what is given back
     */
    Uni<Lease> lease(GaugeKey key, LocalDate firstDay, long wanted, long owed, long most);

    /** Drops the counters of periods that began before a day; what never renews stays. */
    Uni<Void> forgetBefore(LocalDate day);
}
