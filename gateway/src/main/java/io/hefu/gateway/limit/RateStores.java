package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Limit;
import java.util.Optional;

/** Where nodes have their calls per moment in common. */
interface RateStores extends AutoCloseable {

    /** For a node by itself: it counts in its own memory. */
    RateStores NONE = (key, limit) -> Optional.empty();

    Optional<LeaseStore> storeOf(GaugeKey key, Limit limit);

    @Override
    default void close() {}
}
