package io.hefu.iot;

import static io.hefu.iot.IotBed.MALL;
import static io.hefu.iot.IotBed.call;
import static io.hefu.iot.IotBed.json;
import static io.hefu.iot.IotBed.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.Environment;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandFlowTest {

    private static final String DEFROST = "{\"name\":\"defrost\",\"parameters\":{\"minutes\":10},\"timeToLive\":30}";

    private final IotBed bed = IotBed.open();
    private Thing thing;

    @BeforeEach
    void connect() {
        thing = new Thing(bed.register("freezer")).connect();
    }

    @AfterEach
    void close() {
        thing.close();
        bed.close();
    }

    @Test
    void aCommandReachesTheDeviceAndItsAnswerComesBack() {
        Answer accepted = bed.call("sendCommand", Map.of("deviceId", thing.id()), DEFROST);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(json(accepted).path("status").asText()).isEqualTo("TRIGGERED");
        JsonNode order = heard();
        assertThat(order.path("name").asText()).isEqualTo("defrost");
        assertThat(order.at("/parameters/minutes").asInt()).isEqualTo(10);
        assertThat(order.path("expiresAt").asText()).isEqualTo("2026-11-22T08:00:30Z");
        answer(order, "{\"status\":\"SUCCESS\",\"result\":{\"took\":600}}");
        awaitStatus(json(accepted), "SUCCESS");
        assertThat(bed.command(thing.id(), json(accepted)).at("/result/took").asInt())
                .isEqualTo(600);
    }

    @Test
    void aCallTakenUpAgainCommandsNothingTwice() {
        Call call = live(MALL);
        JsonNode first = json(bed.call(call, "sendCommand", Map.of("deviceId", thing.id()), Map.of(), DEFROST));
        answer(heard(), "{\"status\":\"SUCCESS\"}");
        awaitStatus(first, "SUCCESS");

        Answer again = bed.call(call, "sendCommand", Map.of("deviceId", thing.id()), Map.of(), DEFROST);

        assertThat(again.status()).isEqualTo(202);
        assertThat(json(again).path("commandId")).isEqualTo(first.path("commandId"));
        assertThat(json(again).path("status").asText()).isEqualTo("SUCCESS");
        assertThat(bed.query("select count(*) from iot.command")).isEqualTo("1");
    }

    @Test
    void theFirstAnswerCountsAndNoOther() {
        JsonNode command = bed.command(thing.id(), DEFROST);
        JsonNode order = heard();

        answer(order, "{\"status\":\"FAILURE\",\"result\":{\"why\":\"door open\"}}");
        answer(order, "{\"status\":\"SUCCESS\"}");
        thing.measure("{\"n\":1}");

        awaitTelemetry();
        assertThat(bed.command(thing.id(), command).path("status").asText()).isEqualTo("FAILURE");
        assertThat(bed.command(thing.id(), command).at("/result/why").asText()).isEqualTo("door open");
    }

    @Test
    void anAnswerAfterTheDeadlineIsTooLate() {
        JsonNode command = bed.command(thing.id(), DEFROST);
        JsonNode order = heard();
        awaitTaken();
        bed.clock.move(Duration.ofSeconds(30));

        answer(order, "{\"status\":\"SUCCESS\"}");
        thing.measure("{\"n\":1}");

        awaitTelemetry();
        assertThat(bed.command(thing.id(), command).path("status").asText()).isEqualTo("UNCONFIRMED");
    }

    @Test
    void whoIsStoppedOnTheWayToTheBrokerDoesNotComeBack() {
        for (int restart = 0; restart < 10; restart++) {
            bed.stop();
            bed.start();
        }

        JsonNode command = bed.command(thing.id(), DEFROST);
        Awaitility.await().pollInterval(Duration.ofMillis(500)).until(() -> {
            bed.clock.move(Duration.ofSeconds(1));
            bed.work();
            return !thing.heard.isEmpty();
        });
        answer(heard(), "{\"status\":\"SUCCESS\"}");

        awaitStatus(command, "SUCCESS");
    }

    @Test
    void anotherDeviceCannotAnswer() {
        JsonNode command = bed.command(thing.id(), DEFROST);
        JsonNode order = heard();
        try (Thing other = new Thing(bed.register("other")).connect()) {
            other.publish(
                    other.topic("answers").replace("+", order.path("commandId").asText()), "{\"status\":\"SUCCESS\"}");
            other.measure("{\"n\":1}");
            awaitTelemetry();
        }

        assertThat(bed.command(thing.id(), command).path("status").asText()).isEqualTo("TRIGGERED");
    }

    @Test
    void aDeviceThatSaysNothingLeavesItUnconfirmed() {
        JsonNode command = bed.command(thing.id(), DEFROST);
        heard();
        awaitTaken();

        bed.clock.move(Duration.ofSeconds(30));

        assertThat(bed.command(thing.id(), command).path("status").asText()).isEqualTo("UNCONFIRMED");
        bed.work();
        assertThat(bed.query("select delivery_result from iot.command")).isEqualTo("UNCONFIRMED");
    }

    @Test
    void aDeviceThatIsAwayGetsItWhenItComesBackInTime() {
        thing.disconnect();
        JsonNode command = bed.command(thing.id(), DEFROST);
        awaitTaken();

        thing.connect();

        answer(heard(), "{\"status\":\"SUCCESS\"}");
        awaitStatus(command, "SUCCESS");
    }

    @Test
    void aCommandWaitsForTheBrokerAndExpiresIfItDoesNotComeBackInTime() {
        int port = IotBed.stopBroker();
        try {
            Awaitility.await().until(() -> !thing.isConnected());
            JsonNode waiting = bed.command(thing.id(), "{\"name\":\"wait\",\"timeToLive\":604800}");
            JsonNode tooLate = bed.command(thing.id(), DEFROST);
            bed.clock.move(Duration.ofSeconds(31));
            bed.work();
            assertThat(bed.command(thing.id(), waiting).path("status").asText()).isEqualTo("TRIGGERED");
            assertThat(bed.command(thing.id(), tooLate).path("status").asText()).isEqualTo("EXPIRED");
        } finally {
            IotBed.startBroker(port);
        }
        thing.connect();

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            bed.clock.move(Duration.ofSeconds(6));
            bed.work();
            assertThat(thing.heard).isNotEmpty();
        });
        assertThat(heard().path("name").asText()).isEqualTo("wait");
    }

    @Test
    void theDesiredStateIsThereWhenTheDeviceComes() {
        thing.disconnect();
        change("{\"desired\":{\"properties\":{\"target\":-18,\"mode\":\"eco\"}}}");
        JsonNode shadow = change("{\"desired\":{\"properties\":{\"mode\":null},\"version\":1}}");
        assertThat(shadow.at("/desired/properties").toString()).isEqualTo("{\"target\":-18}");
        assertThat(shadow.at("/desired/version").asInt()).isEqualTo(2);
        Awaitility.await().untilAsserted(() -> {
            bed.work();
            assertThat(bed.query("select announced_version from iot.desired_state"))
                    .isEqualTo("2");
        });

        thing.connect();

        Awaitility.await().until(() -> !thing.heard.isEmpty());
        Mqtt5Publish last = thing.heard.get(thing.heard.size() - 1);
        assertThat(json(last.getPayloadAsBytes()).toString()).contains("\"version\":2", "{\"target\":-18}");
    }

    @Test
    void aBrokerThatForgotWhatIsDesiredIsToldAgain() {
        change("{\"desired\":{\"properties\":{\"mode\":\"eco\"}}}");
        heard();
        thing.heard.clear();
        int port = IotBed.stopBroker();
        Awaitility.await().until(() -> !thing.isConnected());

        IotBed.startBroker(port);

        thing.connect();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            bed.work();
            assertThat(thing.heard).isNotEmpty();
        });
        assertThat(heard().at("/properties/mode").asText()).isEqualTo("eco");
    }

    @Test
    void aDesiredStateIsNotChangedOnTopOfAVersionThatHasPassed() {
        change("{\"desired\":{\"properties\":{\"mode\":\"eco\"}}}");

        assertThatThrownBy(() -> change("{\"desired\":{\"properties\":{\"mode\":\"dry\"},\"version\":0}}"))
                .hasMessageContaining("ABORTED");
        assertThatThrownBy(() -> change("{\"desired\":{\"properties\":{\"mode\":\"\\u0000\"}}}"))
                .hasMessageContaining("INVALID_ARGUMENT");
        assertThatThrownBy(() -> bed.command(thing.id(), "{\"name\":\"n\",\"parameters\":{\"a\":\"\\u0000\"}}"))
                .hasMessageContaining("INVALID_ARGUMENT");
    }

    @Test
    void theSandboxPlaysItsDevices() {
        assertThat(sandbox("lamp").path("status").asText()).isEqualTo("SUCCESS");
        assertThat(sandbox("lamp").at("/result/minutes").asInt()).isEqualTo(10);
        assertThat(sandbox("lamp-fails").path("status").asText()).isEqualTo("FAILURE");
        assertThat(sandbox("lamp-silent").path("status").asText()).isEqualTo("TRIGGERED");
        assertThat(thing.heard).isEmpty();
    }

    /** A sandbox device's command a moment after it was sent. */
    private JsonNode sandbox(String name) {
        Call sandbox = call(MALL, Environment.SANDBOX);
        String device = json(bed.call(sandbox, "registerDevice", Map.of(), Map.of(), "{\"name\":\"" + name + "\"}"))
                .path("deviceId")
                .asText();
        JsonNode command = json(bed.call(sandbox, "sendCommand", Map.of("deviceId", device), Map.of(), DEFROST));
        bed.call(
                sandbox,
                "changeShadow",
                Map.of("deviceId", device),
                Map.of(),
                "{\"desired\":{\"properties\":{\"on\":true}}}");
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                bed.query("select taken_at from iot.command where device_id = '" + device + "'"))
                        .isNotEqualTo("null"));
        if (!name.endsWith("-silent")) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    json(bed.call(sandbox, "getShadow", Map.of("deviceId", device), Map.of(), ""))
                                            .at("/reported/properties")
                                            .toString())
                            .contains("\"on\":true", "\"temperature\":21.5"));
        }
        return json(bed.call(
                sandbox,
                "getCommand",
                Map.of(
                        "deviceId",
                        device,
                        "commandId",
                        command.path("commandId").asText()),
                Map.of(),
                ""));
    }

    private JsonNode change(String body) {
        return json(bed.call("changeShadow", Map.of("deviceId", thing.id()), body));
    }

    /** The first message that the device got. */
    private JsonNode heard() {
        Awaitility.await().until(() -> !thing.heard.isEmpty());
        return json(thing.heard.get(0).getPayloadAsBytes());
    }

    private void answer(JsonNode order, String answer) {
        thing.publish(
                thing.topic("answers").replace("+", order.path("commandId").asText()), answer);
    }

    private void awaitTaken() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(bed.query("select taken_at from iot.command"))
                        .isNotEqualTo("null"));
    }

    private void awaitStatus(JsonNode command, String status) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                bed.command(thing.id(), command).path("status").asText())
                        .isEqualTo(status));
    }

    /** What was said before it has been dealt with by then. */
    private void awaitTelemetry() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(bed.query("select count(*) from iot.telemetry"))
                        .isEqualTo("1"));
    }
}
