package io.hefu.iot.shadow;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.registry.DeviceResource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The shadow of a device: read whole, changed in its desired half. */
@Singleton
public class ShadowResource {

    private final DeviceResource devices;
    private final ShadowStore shadows;
    private final ShadowWorker worker;
    private final Clock clock;

    public ShadowResource(DeviceResource devices, ShadowStore shadows, ShadowWorker worker, Clock clock) {
        this.devices = devices;
        this.shadows = shadows;
        this.worker = worker;
        this.clock = clock;
    }

    public CompletionStage<Answer> get(Request<NoBody> request) {
        return devices.require(request)
                .flatMap(device -> shadows.get(device.id()))
                .map(shadow -> Answer.ok(view(shadow)))
                .subscribeAsCompletionStage();
    }

    public CompletionStage<Answer> change(Request<Change> request) {
        Change.Desired patch = request.body().desired();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return devices.require(request)
                .flatMap(device -> shadows.change(device.id(), desired -> changed(desired, patch, now))
                        .invoke(worker::wake)
                        .flatMap(changed -> shadows.get(device.id())))
                .map(shadow -> Answer.ok(view(shadow)))
                .subscribeAsCompletionStage();
    }

    private static DesiredState changed(DesiredState desired, Change.Desired patch, Instant now) {
        try {
            return desired.changed(new DeviceProperties(patch.properties()), patch.version(), now);
        } catch (IllegalArgumentException broken) {
            throw new RefusedException(new InvalidArgument("/desired/properties", broken.getMessage()));
        }
    }

    private static ShadowView view(Shadow shadow) {
        DesiredState desired = shadow.desired();
        ReportedState reported = shadow.reported();
        return new ShadowView(
                new DesiredView(desired.properties().values(), desired.version(), desired.changedAt()),
                new ReportedView(reported.properties().values(), reported.version(), reported.reportedAt()));
    }

    public record Change(Desired desired) {

        public record Desired(Map<String, @Nullable Object> properties, Optional<Long> version) {}
    }

    record ShadowView(DesiredView desired, ReportedView reported) {}

    record DesiredView(Map<String, @Nullable Object> properties, long version, Optional<Instant> changedAt) {}

    record ReportedView(Map<String, @Nullable Object> properties, long version, Optional<Instant> reportedAt) {}
}
