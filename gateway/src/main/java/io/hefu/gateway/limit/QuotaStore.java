package io.hefu.gateway.limit;

import io.hefu.core.identity.SubscriptionId;
import io.smallrye.mutiny.Uni;

/** The counters of quota periods, shared by all nodes. */
public interface QuotaStore {

    /** Adds what a node counted; answers what all nodes have counted. */
    Uni<Long> add(SubscriptionId subscription, QuotaPeriod period, long calls);
}
