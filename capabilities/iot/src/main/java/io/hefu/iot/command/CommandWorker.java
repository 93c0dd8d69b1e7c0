package io.hefu.iot.command;

import io.hefu.iot.device.Device;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.network.DeviceNetwork.Order;
import io.hefu.iot.network.DeviceNetworks;
import io.hefu.iot.registry.DeviceStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sends commands until the network has them, and settles those that nobody answered, over restarts. */
@Singleton
public class CommandWorker {

    private static final int AT_ONCE = 200;

    /** Not shorter than a publication may take, so that a command is rarely on its way twice. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    private static final Logger log = Logger.getLogger(CommandWorker.class);

    private final CommandStore commands;
    private final DeviceStore devices;
    private final DeviceNetworks networks;
    private final Clock clock;

    public CommandWorker(CommandStore commands, DeviceStore devices, DeviceNetworks networks, Clock clock) {
        this.commands = commands;
        this.devices = devices;
        this.networks = networks;
        this.clock = clock;
    }

    /** Sends a new command now, without waiting for the result. */
    void sendNow(Device device, Command command) {
        send(device, command)
                .subscribe()
                .with(done -> {}, failure -> log.warnf("Command %s: %s", command.id(), failure.getMessage()));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> work() {
        return commands.settleOverdue(clock.instant(), AT_ONCE)
                .flatMap(settled -> commands.takeUnsent(clock.instant(), BETWEEN_ATTEMPTS, AT_ONCE))
                .flatMap(this::send);
    }

    private Uni<Void> send(List<Command> unsent) {
        if (unsent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return devices.all(unsent.stream().map(Command::device).distinct().toList())
                .map(found -> found.stream().collect(Collectors.toMap(Device::id, Function.identity())))
                .flatMap(known -> send(unsent, known));
    }

    private Uni<Void> send(List<Command> unsent, Map<DeviceId, Device> known) {
        return Multi.createFrom()
                .iterable(unsent)
                .filter(command -> known.containsKey(command.device()))
                .onItem()
                .transformToUniAndMerge(command -> send(known.get(command.device()), command))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> send(Device device, Command command) {
        Order order = new Order(command.id(), command.name(), command.parameters(), command.deadline());
        return Uni.createFrom()
                .completionStage(() -> networks.of(device.owner().environment()).send(device, order))
                .flatMap(sent -> commands.taken(command.id(), clock.instant()))
                .onFailure()
                .invoke(failure -> log.debugf("Command %s waits: %s", command.id(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
