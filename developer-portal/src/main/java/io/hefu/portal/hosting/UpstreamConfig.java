package io.hefu.portal.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What the operator allows partners. */
@ConfigMapping(prefix = "hefu.hosting")
interface UpstreamConfig {

    /** Blocks of addresses inside the operator's network that upstreams may have nevertheless: {@code 10.20.0.0/16}. */
    Optional<List<String>> allowedInsideAddresses();

    /** Whether upstreams may be called unencrypted. */
    @WithDefault("false")
    boolean plainHttpAllowed();
}
