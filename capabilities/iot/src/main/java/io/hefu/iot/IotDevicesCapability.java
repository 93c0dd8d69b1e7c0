package io.hefu.iot;

import io.hefu.core.capability.Capability;
import io.hefu.core.capability.Handler;
import io.hefu.core.capability.Inquiry;
import io.hefu.iot.command.CommandResource;
import io.hefu.iot.command.CommandResource.NewCommand;
import io.hefu.iot.registry.DeviceResource;
import io.hefu.iot.registry.DeviceResource.Registration;
import io.hefu.iot.shadow.ShadowResource;
import io.hefu.iot.shadow.ShadowResource.Change;
import io.hefu.iot.telemetry.TelemetryResource;
import jakarta.inject.Singleton;
import java.util.Map;

/** The API {@code iot-devices}. */
@Singleton
public class IotDevicesCapability implements Capability {

    private final Map<String, Handler<?>> handlers;
    private final Map<String, Inquiry> inquiries;

    public IotDevicesCapability(
            DeviceResource devices, TelemetryResource telemetry, ShadowResource shadows, CommandResource commands) {
        this.handlers = Map.of(
                "registerDevice", Handler.of(Registration.class, devices::register),
                "listDevices", Handler.withoutBody(devices::list),
                "getDevice", Handler.withoutBody(devices::get),
                "removeDevice", Handler.withoutBody(devices::remove),
                "changeDevicePassword", Handler.withoutBody(devices::changePassword),
                "queryTelemetry", Handler.withoutBody(telemetry::query),
                "getShadow", Handler.withoutBody(shadows::get),
                "changeShadow", Handler.of(Change.class, shadows::change),
                "sendCommand", Handler.of(NewCommand.class, commands::send),
                "getCommand", Handler.withoutBody(commands::get));
        this.inquiries = Map.of("sendCommand", commands::inquire);
    }

    @Override
    public String definition() {
        return "openapi/iot-devices.yaml";
    }

    @Override
    public Map<String, Handler<?>> handlers() {
        return handlers;
    }

    @Override
    public Map<String, Inquiry> inquiries() {
        return inquiries;
    }
}
