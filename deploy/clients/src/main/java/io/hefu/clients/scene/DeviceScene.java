package io.hefu.clients.scene;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.Calls;
import io.hefu.clients.device.MqttDevice;
import io.hefu.clients.platform.ClientFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A device: registered, connected over MQTT, measured, mirrored, and commanded. */
public final class DeviceScene implements Scene, AutoCloseable {

    private static final int ROUNDS = 6;

    private final Application application;
    private final List<String> commands = new ArrayList<>();
    private @Nullable MqttDevice device;
    private String deviceId = "";

    public DeviceScene(Application application) {
        this.application = application;
    }

    @Override
    public String title() {
        return "IoT device over MQTT";
    }

    @Override
    public List<Runnable> steps() {
        List<Runnable> steps = new ArrayList<>();
        steps.add(this::registerAndConnect);
        for (int i = 1; i <= ROUNDS; i++) {
            int round = i;
            steps.add(() -> reportAndReadShadow(round));
            steps.add(() -> measureAndReadTelemetry(round));
            steps.add(this::command);
            steps.add(this::readCommand);
        }
        return steps;
    }

    @Override
    public void close() {
        if (device != null) {
            device.close();
        }
    }

    private void registerAndConnect() {
        ApiAnswer answer = application.call(Calls.registerDevice("Parking sensor"), 201);
        if (answer.status() != 201) {
            throw new ClientFailure("No device can be registered: " + answer.code() + ".");
        }
        JsonNode registration = answer.body();
        deviceId = registration.get("deviceId").asText();
        device = MqttDevice.connect(registration);
    }

    private void reportAndReadShadow(int round) {
        connected().report(Map.of("firmware", round));
        application.readUntil(
                Calls.readShadow(deviceId),
                shadow -> shadow.at("/reported/properties/firmware").asInt() == round,
                "the device reported its firmware");
    }

    private void measureAndReadTelemetry(int round) {
        connected().measure(Map.of("occupied", true, "round", round));
        application.readUntil(
                Calls.readTelemetry(deviceId),
                telemetry -> telemetry.findValuesAsText("round").contains(String.valueOf(round)),
                "the device measured");
    }

    private void command() {
        ApiAnswer answer = application.call(Calls.sendCommand(deviceId, "identify", Map.of("blinks", 3)), 202);
        commands.add(answer.body().path("commandId").asText());
    }

    private void readCommand() {
        application.readUntil(
                Calls.readCommand(deviceId, commands.get(commands.size() - 1)),
                command -> command.path("status").asText().equals("SUCCESS"),
                "the device obeyed");
    }

    private MqttDevice connected() {
        return Objects.requireNonNull(device, "device");
    }
}
