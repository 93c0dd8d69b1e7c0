package io.hefu.iot.command;

import io.hefu.core.call.Answer;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.capability.Inquiry.Fate;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.NoSuchResource;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageRecord;
import io.hefu.iot.device.CommandId;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.registry.DeviceResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Orders to a device: given, and asked after. */
@Singleton
public class CommandResource {

    private static final NoSuchResource NO_SUCH_COMMAND = new NoSuchResource("command");
    private static final int USUAL_SECONDS_TO_LIVE = 60;

    private final DeviceResource devices;
    private final CommandStore commands;
    private final CommandWorker worker;
    private final Clock clock;

    public CommandResource(DeviceResource devices, CommandStore commands, CommandWorker worker, Clock clock) {
        this.devices = devices;
        this.commands = commands;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * Answers as soon as the command is stored; whether the device can be reached now does not matter. A command has the id
     * of its call: one that is taken up again finds it.
     */
    public CompletionStage<Answer> send(Request<NewCommand> request) {
        return devices.require(request)
                .flatMap(device -> {
                    Command command = accepted(request.call().id(), device.id(), request.body());
                    return commands.add(command).flatMap(added -> {
                        if (!added) {
                            return commands.find(device.id(), command.id()).map(Optional::orElseThrow);
                        }
                        worker.sendNow(device, command);
                        return Uni.createFrom().item(command);
                    });
                })
                .map(command -> Answer.accepted(view(command.at(clock.instant()))))
                .subscribeAsCompletionStage();
    }

    public CompletionStage<Answer> get(Request<NoBody> request) {
        CommandId id =
                CommandId.parse(request.path("commandId")).orElseThrow(() -> new RefusedException(NO_SUCH_COMMAND));
        return devices.require(request)
                .flatMap(device -> commands.find(device.id(), id))
                .map(command -> command.orElseThrow(() -> new RefusedException(NO_SUCH_COMMAND)))
                .map(command -> Answer.ok(view(command.at(clock.instant()))))
                .subscribeAsCompletionStage();
    }

    /** What is stored is sent, by this process or another: so it counts. */
    public CompletionStage<Fate> inquire(UsageRecord call) {
        return commands.isKnown(new CommandId(call.call().value()))
                .map(known -> known ? new Fate.CarriedOut(202, 1) : Fate.WITHOUT_EFFECT)
                .subscribeAsCompletionStage();
    }

    private Command accepted(CallId call, DeviceId device, NewCommand order) {
        return Command.accepted(
                new CommandId(call.value()),
                device,
                order.name(),
                parameters(order),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Duration.ofSeconds(order.timeToLive().orElse(USUAL_SECONDS_TO_LIVE)));
    }

    private static DeviceProperties parameters(NewCommand order) {
        try {
            return order.parameters().map(DeviceProperties::new).orElse(DeviceProperties.NONE);
        } catch (IllegalArgumentException broken) {
            throw new RefusedException(new InvalidArgument("/parameters", broken.getMessage()));
        }
    }

    private static CommandView view(Command command) {
        return new CommandView(
                command.id().value(),
                command.name(),
                command.state().deliveryResult(),
                command.state().result().map(DeviceProperties::values),
                command.createdAt(),
                command.deadline(),
                command.state().settledAt());
    }

    /** @param timeToLive in seconds */
    public record NewCommand(
            String name, Optional<Map<String, @Nullable Object>> parameters, Optional<Integer> timeToLive) {}

    record CommandView(
            UUID commandId,
            String name,
            String status,
            Optional<Map<String, @Nullable Object>> result,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> settledAt) {}
}
