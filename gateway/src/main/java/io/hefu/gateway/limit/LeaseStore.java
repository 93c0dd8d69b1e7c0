package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Limit;
import io.smallrye.mutiny.Uni;

/** Where the nodes have one limit in common. A node takes from it ahead of its calls, so that it asks rarely. */
interface LeaseStore {

    /**
     * Takes as much of what is wanted as there is.
     *
     * @param wanted 0 or more
     * @param owed what calls have used without asking while the store was away: it is counted in any case
     */
    Uni<Lease> lease(long wanted, long owed);

    Uni<Void> giveBack(long amount);

    /** Leases by a changed limit from now on. */
    void fit(Limit changed);

    /**
     * @param granted all, some or nothing of what was wanted
     * @param left in the store
     */
    record Lease(long granted, long left) {}
}
