package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Limit;
import java.time.LocalDate;
import java.util.Optional;

/** How a node leases of a limit: what differs between calls per moment and what is counted over a period. */
interface LeaseTerms {

    /**
     * How much to hold ahead.
     *
     * @param usedLastSecond by this node
     * @param left in the store
     */
    long ahead(Limit limit, long usedLastSecond, long left, int nodes);

    /** What a node may go on holding while nobody uses it, so that who calls now and then does not ask the store each time. */
    long keptIdle(Limit limit);

    /** Until asking again is worth it after the store had too little. */
    long askAgainMillis(Limit limit);

    /** What has come back to the store within so long. */
    long refilled(Limit limit, long elapsedMillis);

    long resetSeconds(Limit limit, long remaining, long nowMillis);

    /** Until so much more than there is may be there; {@link Gauge#NEVER} where waiting does not help. */
    long waitMillis(Limit limit, long missing, long nowMillis);

    /** What this node may admit while the store is away. */
    OutageShare outageShare(Limit limit, long left, int nodes);

    Optional<LocalDate> renewsOn();
}
