package io.hefu.iot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.iot.device.CommandId;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.network.Topics.Purpose.Answering;
import io.hefu.iot.network.Topics.Purpose.Measuring;
import io.hefu.iot.network.Topics.Purpose.Reporting;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    private static final DeviceId DEVICE = new DeviceId(UUID.fromString("0193533b-5c0e-7d0a-a2b4-0e3f6f6f1c11"));
    private static final CommandId COMMAND = new CommandId(UUID.fromString("0193533c-0a8e-7b54-9d3e-5a0c5e1b7f02"));

    private final Topics topics = new Topics(DEVICE);

    @Test
    void whatADevicePublishesIsUnderstood() {
        assertThat(Topics.purposeOf(topics.telemetry())).contains(new Measuring(DEVICE));
        assertThat(Topics.purposeOf(topics.reported())).contains(new Reporting(DEVICE));
        assertThat(Topics.purposeOf(topics.answer(COMMAND))).contains(new Answering(DEVICE, COMMAND));
    }

    @Test
    void whatHefuPublishesIsNotTakenForADevices() {
        assertThat(Topics.purposeOf(topics.desired())).isEmpty();
        assertThat(Topics.purposeOf(topics.command(COMMAND))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "devices",
                "devices//telemetry",
                "devices/1-1-1-1-1/telemetry",
                "devices/0193533B-5C0E-7D0A-A2B4-0E3F6F6F1C11/telemetry",
                "devices/0193533b-5c0e-7d0a-a2b4-0e3f6f6f1c11/telemetry/",
                "devices/0193533b-5c0e-7d0a-a2b4-0e3f6f6f1c11/commands/none/answer",
                "things/0193533b-5c0e-7d0a-a2b4-0e3f6f6f1c11/telemetry"
            })
    void anythingElseIsNot(String topic) {
        assertThat(Topics.purposeOf(topic)).isEmpty();
    }
}
