package io.hefu.iot.network;

import io.hefu.iot.device.Device;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.network.DeviceMessage.CommandAnswer;
import io.hefu.iot.network.DeviceMessage.Reported;
import io.hefu.iot.network.DeviceMessage.Telemetry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Plays every device of the sandbox, always the same way: it measures once per command, becomes what it is desired to be,
 * and does what it is told, unless the end of its name says otherwise. The API's definition publishes the table.
 */
@Singleton
public class SandboxDeviceNetwork implements DeviceNetwork {

    private static final DeviceProperties MEASURED = new DeviceProperties(Map.of("temperature", 21.5, "humidity", 48));

    private static final int SLOW_SECONDS = 5;

    private final DeviceInbox inbox;
    private final Clock clock;

    public SandboxDeviceNetwork(DeviceInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> send(Device device, Order order) {
        if (device.name().endsWith("-silent")) {
            return done();
        }
        if (isUnreachable(device)) {
            return CompletableFuture.failedFuture(new IllegalStateException("this sandbox device cannot be reached"));
        }
        if (device.name().endsWith("-slow")) {
            CompletableFuture.delayedExecutor(SLOW_SECONDS, TimeUnit.SECONDS).execute(() -> answer(device, order));
            return done();
        }
        return answer(device, order);
    }

    private CompletionStage<Void> answer(Device device, Order order) {
        Instant now = clock.instant();
        boolean succeeds = !device.name().endsWith("-fails");
        DeviceProperties result = succeeds
                ? order.parameters()
                : new DeviceProperties(Map.of("reason", "This sandbox device fails every command."));
        return inbox.store(List.of(
                new Telemetry(device.id(), MEASURED, now),
                new CommandAnswer(device.id(), order.command(), succeeds, result, now)));
    }

    @Override
    public CompletionStage<Void> announce(Device device, Desired desired) {
        if (device.name().endsWith("-silent") || isUnreachable(device)) {
            return done();
        }
        return inbox.store(List.of(new Reported(device.id(), desired.properties(), clock.instant())));
    }

    @Override
    public CompletionStage<Void> disconnect(DeviceId device) {
        return done();
    }

    @Override
    public CompletionStage<Void> forget(DeviceId device) {
        return done();
    }

    private static boolean isUnreachable(Device device) {
        return device.name().endsWith("-unreachable");
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
