package io.hefu.gateway.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The listener of the northbound APIs. */
@ConfigMapping(prefix = "hefu.northbound")
interface NorthboundConfig {

    /** The longest request body that is read, in bytes. */
    @WithDefault("1048576")
    long bodyLimitBytes();
}
