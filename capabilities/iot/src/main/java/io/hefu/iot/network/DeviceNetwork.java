package io.hefu.iot.network;

import io.hefu.iot.device.CommandId;
import io.hefu.iot.device.Device;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Reaches devices. Every stage completes when the network has taken over what it was given, and fails when that is not
 * known; all of it may then be repeated without harm.
 */
public interface DeviceNetwork {

    /** Delivers a command when the device is there, until its deadline. */
    CompletionStage<Void> send(Device device, Order order);

    /** Tells the device what it should be, now or whenever it comes back. */
    CompletionStage<Void> announce(Device device, Desired desired);

    /** Ends the device's connection and what was kept for it while away; it may come back with a valid credential. */
    CompletionStage<Void> disconnect(DeviceId device);

    /** As {@link #disconnect}, and nothing the network keeps speaks of the device any more. */
    CompletionStage<Void> forget(DeviceId device);

    /** A command as it travels. */
    record Order(CommandId command, String name, DeviceProperties parameters, Instant deadline) {}

    /** A desired state as it travels; a device ignores a version that it has seen. */
    record Desired(DeviceProperties properties, long version) {}
}
