package io.hefu.iot.registry;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Owner;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.refusal.NoSuchResource;
import io.hefu.core.refusal.RefusedException;
import io.hefu.iot.device.Device;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.network.MqttConfig;
import io.hefu.iot.network.Topics;
import io.hefu.iot.refusal.IotRefusal.DeviceAlreadyRegistered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** The devices of an application: registered, listed, given a new password, removed. */
@Singleton
public class DeviceResource {

    private static final NoSuchResource NO_SUCH_DEVICE = new NoSuchResource("device");

    private final DeviceStore devices;
    private final LeavingWorker leaving;
    private final MqttConfig mqtt;
    private final Clock clock;
    private final RandomGenerator random;

    public DeviceResource(
            DeviceStore devices, LeavingWorker leaving, MqttConfig mqtt, Clock clock, RandomGenerator random) {
        this.devices = devices;
        this.leaving = leaving;
        this.mqtt = mqtt;
        this.clock = clock;
        this.random = random;
    }

    /** A device has the id of the call that registered it: one that is taken up again finds it, and tells a new password. */
    public CompletionStage<Answer> register(Request<Registration> request) {
        Registration registration = request.body();
        DevicePassword password = DevicePassword.mint(random);
        Device device = new Device(
                new DeviceId(request.call().id().value()),
                Owner.of(request.call()),
                registration.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return devices.add(device, registration.clientCorrelator(), password.hash())
                .flatMap(earlier -> earlier.isEmpty()
                        ? Uni.createFrom().item(device)
                        : registeredBefore(device, earlier.get(), password))
                .map(registered -> Answer.created(view(registered, Optional.of(credential(device.id(), password)))))
                .subscribeAsCompletionStage();
    }

    private Uni<Device> registeredBefore(Device device, DeviceId earlier, DevicePassword password) {
        if (!earlier.equals(device.id())) {
            throw new RefusedException(new DeviceAlreadyRegistered(earlier.value()));
        }
        return devices.changePassword(device.owner(), earlier, password.hash())
                .flatMap(changed -> devices.find(device.owner(), earlier))
                .map(known -> known.orElseThrow(() -> new RefusedException(NO_SUCH_DEVICE)));
    }

    public CompletionStage<Answer> list(Request<NoBody> request) {
        return devices.page(Owner.of(request.call()), request.query("page", 1), request.query("perPage", 20))
                .map(page -> Answer.ok(page.map(device -> view(device, Optional.empty()))))
                .subscribeAsCompletionStage();
    }

    public CompletionStage<Answer> get(Request<NoBody> request) {
        return require(request)
                .map(device -> Answer.ok(view(device, Optional.empty())))
                .subscribeAsCompletionStage();
    }

    public CompletionStage<Answer> remove(Request<NoBody> request) {
        return devices.remove(Owner.of(request.call()), deviceId(request))
                .invoke(this::disconnectIf)
                .map(removed -> Answer.noContent())
                .subscribeAsCompletionStage();
    }

    public CompletionStage<Answer> changePassword(Request<NoBody> request) {
        DeviceId device = deviceId(request);
        DevicePassword password = DevicePassword.mint(random);
        return devices.changePassword(Owner.of(request.call()), device, password.hash())
                .invoke(this::disconnectIf)
                .map(changed -> Answer.created(credential(device, password)))
                .subscribeAsCompletionStage();
    }

    /** The device that a request is about, if it is this application's. */
    public Uni<Device> require(Request<?> request) {
        return devices.find(Owner.of(request.call()), deviceId(request))
                .map(device -> device.orElseThrow(() -> new RefusedException(NO_SUCH_DEVICE)));
    }

    private static DeviceId deviceId(Request<?> request) {
        return DeviceId.parse(request.path("deviceId")).orElseThrow(() -> new RefusedException(NO_SUCH_DEVICE));
    }

    /** Whoever is connected with a password that is no longer good. */
    private void disconnectIf(boolean found) {
        if (!found) {
            throw new RefusedException(NO_SUCH_DEVICE);
        }
        leaving.wake();
    }

    private Credential credential(DeviceId device, DevicePassword password) {
        return new Credential(mqtt.publicUrl(), device.toString(), device.toString(), password.clearText());
    }

    private static DeviceView view(Device device, Optional<Credential> credential) {
        Topics topics = new Topics(device.id());
        return new DeviceView(
                device.id().value(),
                device.name(),
                credential,
                new TopicsView(
                        topics.telemetry(), topics.reported(), topics.answers(), topics.desired(), topics.commands()),
                device.createdAt());
    }

    public record Registration(String name, Optional<String> clientCorrelator) {}

    record DeviceView(
            UUID deviceId, String name, Optional<Credential> credential, TopicsView topics, Instant createdAt) {}

    record Credential(String mqttUrl, String clientId, String username, String password) {}

    record TopicsView(String telemetry, String reported, String answers, String desired, String commands) {}
}
