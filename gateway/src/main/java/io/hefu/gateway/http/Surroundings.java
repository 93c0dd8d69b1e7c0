package io.hefu.gateway.http;

import io.hefu.core.address.AddressRange;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What all requests of the listener have in common.
 *
 * @param bodyLimitBytes the longest body that is read
 * @param publicUrl scheme and authority that callers see, where they are not those of the connection
 */
record Surroundings(
        long bodyLimitBytes,
        Optional<String> publicUrl,
        ClientAddress clientAddress,
        ClientCertificates clientCertificates) {

    /** @throws IllegalArgumentException when a trusted proxy is no block of addresses */
    static Surroundings of(NorthboundConfig config, Clock clock) {
        List<AddressRange> proxies = config.trustedProxies().orElse(List.of()).stream()
                .map(AddressRange::parse)
                .toList();
        return new Surroundings(
                config.bodyLimitBytes(),
                config.publicUrl().map(Surroundings::withoutPath),
                new ClientAddress(proxies, config.forwardedHeader()),
                new ClientCertificates(proxies, clock));
    }

    private static String withoutPath(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
