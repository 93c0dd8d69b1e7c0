package io.hefu.portal.hosting;

import io.hefu.core.address.AddressRange;
import io.hefu.core.address.OutsideAddresses;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the operator allows partners. */
final class HostingWiring {

    private HostingWiring() {}

    /**
     * @param allowedInside blocks of addresses inside the operator's network that upstreams may have nevertheless
     * @param plainHttpAllowed whether upstreams may be called unencrypted
     */
    @Produces
    @Singleton
    static UpstreamAdmission admission(
            @ConfigProperty(name = "hefu.hosting.allowed-inside-addresses") Optional<List<String>> allowedInside,
            @ConfigProperty(name = "hefu.hosting.plain-http-allowed", defaultValue = "false")
                    boolean plainHttpAllowed) {
        List<AddressRange> ranges = allowedInside.orElse(List.of()).stream()
                .map(String::strip)
                .map(AddressRange::parse)
                .toList();
        return new UpstreamAdmission(new OutsideAddresses(ranges), plainHttpAllowed);
    }

    @Produces
    @Singleton
    static ImportQueue queue() {
        return new ImportQueue();
    }
}
