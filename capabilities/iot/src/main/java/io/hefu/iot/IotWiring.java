package io.hefu.iot;

import io.hefu.core.schema.DatabaseSchema;
import io.hefu.iot.network.DeviceNetworks;
import io.hefu.iot.network.MqttDeviceNetwork;
import io.hefu.iot.network.SandboxDeviceNetwork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What this module brings beside its API. */
final class IotWiring {

    @Produces
    @Singleton
    DatabaseSchema schema() {
        return new DatabaseSchema("iot", Optional.empty());
    }

    @Produces
    @Singleton
    DeviceNetworks networks(MqttDeviceNetwork live, SandboxDeviceNetwork sandbox) {
        return new DeviceNetworks(live, sandbox);
    }
}
