package io.hefu.iot.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.iot.device.CommandId;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.network.DeviceMessage.CommandAnswer;
import io.hefu.iot.network.DeviceMessage.Reported;
import io.hefu.iot.network.DeviceMessage.Telemetry;
import io.hefu.iot.network.DeviceNetwork.Desired;
import io.hefu.iot.network.DeviceNetwork.Order;
import io.hefu.iot.network.Topics.Purpose;
import io.hefu.iot.network.Topics.Purpose.Answering;
import io.hefu.iot.network.Topics.Purpose.Measuring;
import io.hefu.iot.network.Topics.Purpose.Reporting;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The JSON that devices and Hefu exchange. What comes from a device is never trusted to be well formed. */
final class DevicePayloads {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;

    DevicePayloads(ObjectMapper json) {
        this.json = json;
    }

    /** What the device said; empty when it is not what the topic is for. */
    Optional<DeviceMessage> read(Purpose purpose, byte[] payload, Instant receivedAt) {
        return object(payload).flatMap(object -> message(purpose, object, receivedAt));
    }

    byte[] write(Order order) {
        return bytes(Map.of(
                "commandId", order.command().toString(),
                "name", order.name(),
                "parameters", order.parameters().values(),
                "expiresAt", order.deadline().toString()));
    }

    byte[] write(Desired desired) {
        return bytes(Map.of("properties", desired.properties().values(), "version", desired.version()));
    }

    private static Optional<DeviceMessage> message(Purpose purpose, DeviceProperties object, Instant receivedAt) {
        if (purpose instanceof Measuring measuring) {
            return Optional.of(new Telemetry(measuring.device(), object, receivedAt));
        }
        if (purpose instanceof Reporting reporting) {
            return Optional.of(new Reported(reporting.device(), object, receivedAt));
        }
        Answering answering = (Answering) purpose;
        return answer(answering.device(), answering.command(), object, receivedAt);
    }

    private static Optional<DeviceMessage> answer(
            DeviceId device, CommandId command, DeviceProperties answer, Instant receivedAt) {
        Object status = answer.values().get("status");
        if (!"SUCCESS".equals(status) && !"FAILURE".equals(status)) {
            return Optional.empty();
        }
        return Optional.of(new CommandAnswer(device, command, status.equals("SUCCESS"), result(answer), receivedAt));
    }

    /** A result that is no object, such as a number, is kept as the only property of one. */
    @SuppressWarnings("unchecked")
    private static DeviceProperties result(DeviceProperties answer) {
        Object result = answer.values().get("result");
        if (result == null) {
            return DeviceProperties.NONE;
        }
        return new DeviceProperties(
                result instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of("result", result));
    }

    private Optional<DeviceProperties> object(byte[] payload) {
        try {
            return Optional.ofNullable(json.readValue(payload, OBJECT)).map(DeviceProperties::new);
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private byte[] bytes(Map<String, Object> message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("maps, texts and numbers can be written", impossible);
        }
    }
}
