package io.hefu.gateway.entitlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** How this node keeps what it knows of the configuration. */
@ConfigMapping(prefix = "hefu.configuration")
public interface ConfigurationConfig {

    /** How many credentials are remembered at most; by default as many as fit into a quarter of the heap. */
    OptionalLong knownCredentials();

    /** For how long a node that cannot reach the configuration goes on as if nothing had changed. */
    @WithDefault("60s")
    Duration mostStale();

    /** What happens to the calls of known credentials after that. */
    @WithDefault("serve")
    Staleness.Choice whenStale();
}
