package io.hefu.portal.hosting;

import io.hefu.core.address.AddressRange;
import io.hefu.core.address.OutsideAddresses;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes what hosting needs of its configuration. */
final class HostingWiring {

    private HostingWiring() {}

    @Produces
    @Singleton
    static UpstreamAdmission admission(UpstreamConfig config) {
        List<AddressRange> ranges = config.allowedInsideAddresses().orElse(List.of()).stream()
                .map(String::strip)
                .map(AddressRange::parse)
                .toList();
        return new UpstreamAdmission(new OutsideAddresses(ranges), config.plainHttpAllowed());
    }

    @Produces
    @Singleton
    static ImportQueue queue() {
        return new ImportQueue();
    }
}
