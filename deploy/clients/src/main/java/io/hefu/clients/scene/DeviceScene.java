package io.hefu.clients.scene;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.Calls;
import io.hefu.clients.device.MqttDevice;
import io.hefu.clients.platform.ClientFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A device: registered, connected over MQTT, measured, mirrored, and commanded. */
public final class DeviceScene implements Scene, AutoCloseable {

    private static final int COMMANDS = 4;
    private static final int FIRMWARE = 7;

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
        steps.add(this::readShadow);
        steps.add(this::readTelemetry);
        for (int i = 0; i < COMMANDS; i++) {
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
        MqttDevice connected = MqttDevice.connect(registration);
        device = connected;
        connected.measure(Map.of("occupied", true, "batteryVolts", 3.61));
        connected.report(Map.of("firmware", FIRMWARE));
    }

    private void readShadow() {
        application.readUntil(
                Calls.readShadow(deviceId),
                shadow -> shadow.at("/reported/properties/firmware").asInt() == FIRMWARE,
                "the device reported its firmware");
    }

    private void readTelemetry() {
        application.readUntil(
                Calls.readTelemetry(deviceId),
                telemetry -> telemetry.at("/items/0/properties/occupied").asBoolean(),
                "the parking space is occupied");
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
}
