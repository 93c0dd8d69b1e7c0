package io.hefu.location.verification;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.Request;
import io.hefu.core.capability.Capability;
import io.hefu.core.capability.Handler;
import io.hefu.core.identifier.IdentifiedSubscriber;
import io.hefu.core.identifier.IdentifierRefusal;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.location.device.Device;
import io.hefu.location.geometry.Circle;
import io.hefu.location.geometry.Position;
import io.hefu.location.network.LocationReport;
import io.hefu.location.network.LocationReport.Located;
import io.hefu.location.network.LocationReport.NotKnown;
import io.hefu.location.network.LocationReport.NotProvisioned;
import io.hefu.location.network.NetworkLocation;
import io.hefu.location.refusal.LocationRefusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** CAMARA location-verification 3.0.0: is a phone where it is said to be? */
public final class LocationVerificationCapability implements Capability {

    private final AreaRule areas;
    private final NetworkLocation network;
    private final NetworkLocation sandbox;
    private final Clock clock;

    LocationVerificationCapability(AreaRule areas, NetworkLocation network, NetworkLocation sandbox, Clock clock) {
        this.areas = areas;
        this.network = network;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    @Override
    public String definition() {
        return "openapi/location-verification.yaml";
    }

    @Override
    public Map<String, Handler<?>> handlers() {
        return Map.of("verifyLocation", Handler.of(VerifyLocation.class, this::verify));
    }

    private CompletionStage<Answer> verify(Request<VerifyLocation> request) {
        IdentifiedSubscriber subscriber = IdentifiedSubscriber.of(
                request.call().subscriber(), Device.given(request.body().device()));
        MaxAge maxAge = MaxAge.ofSeconds(request.body().maxAge());
        Circle area = request.body().area().circle();
        areas.require(area);
        return networkOf(request.call())
                .locate(subscriber.phoneNumber(), maxAge.freshness())
                .thenApply(report -> location(report, maxAge))
                .thenApply(located -> answer(Verification.of(area, located.area()), located, subscriber));
    }

    private NetworkLocation networkOf(Call call) {
        return switch (call.environment()) {
            case LIVE -> network;
            case SANDBOX -> sandbox;
        };
    }

    private static Located location(LocationReport report, MaxAge maxAge) {
        if (report instanceof Located located) {
            if (!maxAge.accepts(located.age())) {
                throw new RefusedException(LocationRefusal.Plain.UNABLE_TO_FULFIL_MAX_AGE);
            }
            return located;
        }
        throw new RefusedException(reason(report, maxAge));
    }

    /** A caller who gave a maxAge is told of that alone, whether the location is too old or not known at all. */
    private static Refusal reason(LocationReport report, MaxAge maxAge) {
        if (report instanceof NotKnown) {
            return IdentifierRefusal.NOT_FOUND;
        }
        if (report instanceof NotProvisioned) {
            return LocationRefusal.Plain.SERVICE_NOT_APPLICABLE;
        }
        return maxAge.isGiven()
                ? LocationRefusal.Plain.UNABLE_TO_FULFIL_MAX_AGE
                : LocationRefusal.Plain.UNABLE_TO_LOCATE;
    }

    private Answer answer(Verification verification, Located located, IdentifiedSubscriber subscriber) {
        Instant seenAt = clock.instant().minus(located.age()).truncatedTo(ChronoUnit.SECONDS);
        return Answer.ok(new VerifiedLocation(
                verification.result(), verification.matchRate(), seenAt, Device.named(subscriber)));
    }

    /** The request. */
    record VerifyLocation(Optional<Device> device, Area area, Optional<Long> maxAge) {}

    /** A circle, the only kind of area so far. */
    record Area(Point center, double radius) {

        Circle circle() {
            return new Circle(new Position(center.latitude(), center.longitude()), radius);
        }
    }

    record Point(double latitude, double longitude) {}

    /** The answer. */
    record VerifiedLocation(
            Verification.Result verificationResult,
            Optional<Integer> matchRate,
            Instant lastLocationTime,
            Optional<Device> device) {}
}
