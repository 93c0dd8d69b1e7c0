package io.hefu.iot.telemetry;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import io.hefu.iot.registry.DeviceResource;
import io.hefu.iot.telemetry.TelemetryStore.Measurement;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a device measured in a stretch of time. */
@Singleton
public class TelemetryResource {

    private static final int USUAL_LIMIT = 100;

    private final DeviceResource devices;
    private final TelemetryStore telemetry;
    private final Clock clock;

    public TelemetryResource(DeviceResource devices, TelemetryStore telemetry, Clock clock) {
        this.devices = devices;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    public CompletionStage<Answer> query(Request<NoBody> request) {
        Instant from = instant(request, "from", Instant.EPOCH);
        Instant to = instant(request, "to", clock.instant().plusSeconds(1));
        if (to.isBefore(from)) {
            throw new RefusedException(new InvalidArgument("to", "must not be before from"));
        }
        return devices.require(request)
                .flatMap(device -> telemetry.between(device.id(), from, to, request.query("limit", USUAL_LIMIT)))
                .map(found -> Answer.ok(new TelemetryView(
                        found.stream().map(TelemetryResource::view).toList())))
                .subscribeAsCompletionStage();
    }

    private static Instant instant(Request<?> request, String name, Instant absent) {
        String text = request.query().get(name);
        try {
            return text == null ? absent : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new RefusedException(
                    new InvalidArgument(name, "must be a time with its zone, such as 2026-11-22T08:00:00Z"));
        }
    }

    private static MeasurementView view(Measurement measurement) {
        return new MeasurementView(
                measurement.receivedAt(), measurement.properties().values());
    }

    record TelemetryView(List<MeasurementView> items) {}

    record MeasurementView(Instant receivedAt, Map<String, @Nullable Object> properties) {}
}
