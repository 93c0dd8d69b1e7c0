package io.hefu.portal.hosting;

import io.hefu.core.address.AddressRange;
import io.hefu.core.address.OutsideAddresses;
import io.hefu.portal.secrecy.Vaults;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.random.RandomGenerator;

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
    static SigningSecretVault secrets(Vaults vaults, RandomGenerator random) {
        return new SigningSecretVault(vaults.of("signed calls"), random);
    }

    @Produces
    @Singleton
    static ImportQueue queue() {
        return new ImportQueue();
    }
}
