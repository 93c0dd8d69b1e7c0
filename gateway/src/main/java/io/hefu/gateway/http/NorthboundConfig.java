package io.hefu.gateway.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The listener of the northbound APIs. */
@ConfigMapping(prefix = "hefu.northbound")
interface NorthboundConfig {

    /** The longest request body that is read, in bytes. */
    @WithDefault("1048576")
    long bodyLimitBytes();

    /** Scheme and authority that callers see, where something before us changes them: {@code https://api.example}. */
    Optional<URI> publicUrl();

    /** Blocks of addresses whose proxies may speak for the caller: the {@code Client-Cert} header (RFC 9440) is theirs. */
    Optional<List<String>> trustedProxies();
}
