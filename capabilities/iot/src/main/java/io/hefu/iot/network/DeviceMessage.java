package io.hefu.iot.network;

import io.hefu.iot.device.CommandId;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import java.time.Instant;

/** What a device said. That it was this device is the broker's promise; that the device still exists is nobody's. */
public sealed interface DeviceMessage {

    DeviceId device();

    /** When Hefu heard it; devices' own clocks are not trusted. */
    Instant receivedAt();

    /** Measurements. */
    record Telemetry(DeviceId device, DeviceProperties properties, Instant receivedAt) implements DeviceMessage {}

    /** A change in what the device is: a JSON merge patch. */
    record Reported(DeviceId device, DeviceProperties properties, Instant receivedAt) implements DeviceMessage {}

    /** What became of a command. */
    record CommandAnswer(
            DeviceId device, CommandId command, boolean succeeded, DeviceProperties result, Instant receivedAt)
            implements DeviceMessage {}
}
