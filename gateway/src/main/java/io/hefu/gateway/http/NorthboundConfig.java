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

    /**
     * The operator's own proxies, addresses or blocks of them, whose word on the caller's address and certificate
     * ({@code Client-Cert}, RFC 9440) is taken; none if absent.
     */
    Optional<List<String>> trustedProxies();

    /** The header in which they give the address. They must set or extend it on every request. */
    @WithDefault("x-forwarded-for")
    ForwardedHeader forwardedHeader();
}
