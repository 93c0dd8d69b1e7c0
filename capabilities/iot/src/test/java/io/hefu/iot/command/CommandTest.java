package io.hefu.iot.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.iot.command.CommandState.Expired;
import io.hefu.iot.command.CommandState.Failed;
import io.hefu.iot.command.CommandState.Succeeded;
import io.hefu.iot.command.CommandState.Triggered;
import io.hefu.iot.command.CommandState.Unconfirmed;
import io.hefu.iot.device.CommandId;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.network.DeviceMessage.CommandAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant IN_TIME = NOW.plusSeconds(29);
    private static final Instant DEADLINE = NOW.plusSeconds(30);
    private static final DeviceId DEVICE = new DeviceId(new UUID(0, 1));
    private static final CommandId ID = new CommandId(new UUID(0, 2));

    private final Command command =
            Command.accepted(ID, DEVICE, "defrost", DeviceProperties.NONE, NOW, Duration.ofSeconds(30));

    @Test
    void theDevicesAnswerSettlesIt() {
        assertThat(command.answered(answer(true, IN_TIME)).state())
                .isEqualTo(new Succeeded(IN_TIME, DeviceProperties.NONE));
        assertThat(command.answered(answer(false, IN_TIME)).state())
                .isEqualTo(new Failed(IN_TIME, DeviceProperties.NONE));
    }

    @Test
    void withoutAnAnswerItExpiresIfItNeverLeftAndIsUnconfirmedIfItDid() {
        assertThat(command.at(IN_TIME).state()).isEqualTo(new Triggered(Optional.empty()));
        assertThat(command.at(DEADLINE).state()).isEqualTo(new Expired(DEADLINE));
        assertThat(in(new Triggered(Optional.of(NOW))).at(DEADLINE).state()).isEqualTo(new Unconfirmed(DEADLINE));
    }

    @Test
    void anAnswerFromTheDeadlineOnIsTooLate() {
        assertThat(command.answered(answer(true, DEADLINE)).state()).isEqualTo(new Expired(DEADLINE));
        assertThat(in(new Triggered(Optional.of(NOW)))
                        .answered(answer(true, DEADLINE))
                        .state())
                .isEqualTo(new Unconfirmed(DEADLINE));
    }

    @Test
    void anAnswerOfAnotherDeviceOrToAnotherCommandIsNone() {
        var foreign = new CommandAnswer(new DeviceId(new UUID(0, 9)), ID, true, DeviceProperties.NONE, IN_TIME);
        var other = new CommandAnswer(DEVICE, new CommandId(new UUID(0, 9)), true, DeviceProperties.NONE, IN_TIME);

        assertThat(command.answered(foreign)).isEqualTo(command);
        assertThat(command.answered(other)).isEqualTo(command);
    }

    static Stream<CommandState> finalStates() {
        return Stream.of(
                new Succeeded(IN_TIME, DeviceProperties.NONE),
                new Failed(IN_TIME, DeviceProperties.NONE),
                new Expired(DEADLINE),
                new Unconfirmed(DEADLINE));
    }

    @ParameterizedTest
    @MethodSource("finalStates")
    void nothingChangesAFinalState(CommandState state) {
        assertThat(in(state).answered(answer(true, IN_TIME)).state()).isEqualTo(state);
        assertThat(in(state).answered(answer(false, IN_TIME)).state()).isEqualTo(state);
        assertThat(in(state).at(DEADLINE.plusSeconds(1)).state()).isEqualTo(state);
        assertThat(state.settledAt()).isPresent();
    }

    private Command in(CommandState state) {
        return new Command(ID, DEVICE, "defrost", DeviceProperties.NONE, NOW, DEADLINE, state);
    }

    private static CommandAnswer answer(boolean succeeded, Instant at) {
        return new CommandAnswer(DEVICE, ID, succeeded, DeviceProperties.NONE, at);
    }
}
