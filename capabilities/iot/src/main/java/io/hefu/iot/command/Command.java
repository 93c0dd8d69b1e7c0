package io.hefu.iot.command;

import io.hefu.iot.command.CommandState.Triggered;
import io.hefu.iot.device.CommandId;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.network.DeviceMessage.CommandAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An order to a device.
 *
 * @param deadline from which on no answer counts
 */
record Command(
        CommandId id,
        DeviceId device,
        String name,
        DeviceProperties parameters,
        Instant createdAt,
        Instant deadline,
        CommandState state) {

    static Command accepted(
            CommandId id, DeviceId device, String name, DeviceProperties parameters, Instant now, Duration timeToLive) {
        return new Command(id, device, name, parameters, now, now.plus(timeToLive), new Triggered(Optional.empty()));
    }

    /** Settled by its device's first answer in time; any other answer changes nothing. */
    Command answered(CommandAnswer answer) {
        if (!answer.device().equals(device) || !answer.command().equals(id)) {
            return this;
        }
        Command current = at(answer.receivedAt());
        return current.state instanceof Triggered triggered
                ? in(triggered.answered(answer.succeeded(), answer.result(), answer.receivedAt()))
                : current;
    }

    /** As it stands at a time: overdue once its deadline is reached. */
    Command at(Instant now) {
        return state instanceof Triggered triggered && !now.isBefore(deadline) ? in(triggered.overdue(deadline)) : this;
    }

    private Command in(CommandState next) {
        return new Command(id, device, name, parameters, createdAt, deadline, next);
    }
}
