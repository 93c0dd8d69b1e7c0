package io.hefu.gateway.limit;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of the limits. */
@ConfigMapping(prefix = "hefu.limits")
interface LimitsConfig {

    Redis redis();

    /** The Redis that the nodes have in common. */
    interface Redis {

        /**
         * {@code redis://[:password@]host[:port]}, or {@code rediss://} for TLS. Without one, each node counts calls per
         * moment by itself, which is right for a single node only.
         */
        Optional<String> url();
    }
}
