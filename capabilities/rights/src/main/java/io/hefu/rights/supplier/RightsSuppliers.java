package io.hefu.rights.supplier;

import io.hefu.core.call.Environment;

/** The live supplier and the sandbox's. */
public record RightsSuppliers(RightsSupplier live, RightsSupplier sandbox) {

    public RightsSupplier of(Environment environment) {
        return environment == Environment.LIVE ? live : sandbox;
    }
}
