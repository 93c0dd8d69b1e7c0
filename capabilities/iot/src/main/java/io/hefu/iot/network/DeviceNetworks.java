package io.hefu.iot.network;

import io.hefu.core.call.Environment;

/** The live network and the sandbox's. */
public record DeviceNetworks(DeviceNetwork live, DeviceNetwork sandbox) {

    public DeviceNetwork of(Environment environment) {
        return environment == Environment.LIVE ? live : sandbox;
    }
}
