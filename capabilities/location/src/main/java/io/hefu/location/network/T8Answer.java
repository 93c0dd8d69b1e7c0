package io.hefu.location.network;

import io.hefu.core.refusal.RefusedException;
import io.hefu.location.network.LocationReport.Located;
import io.hefu.location.network.LocationReport.NotKnown;
import io.hefu.location.network.LocationReport.NotLocated;
import io.hefu.location.network.LocationReport.NotProvisioned;
import io.hefu.location.refusal.LocationRefusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;

/** Reads what the exposure function answered to a one-shot location request. 3GPP TS 29.122 clauses 5.2.6 and 5.3.2.3. */
final class T8Answer {

    private static final Set<String> PHONE_IS_UNKNOWN = Set.of("USER_UNKNOWN", "USER_NOT_FOUND");
    private static final int TOO_MANY_REQUESTS = 429;

    private T8Answer() {}

    /** @throws RefusedException when there is no report to be had */
    static LocationReport read(int status, Buffer body) {
        try {
            return switch (status) {
                case 200, 201 -> report(body.toJsonObject());
                case 403 -> new NotProvisioned();
                case 404 -> notFound(body.toJsonObject());
                default -> throw refused(status);
            };
        } catch (DecodeException | ClassCastException | IllegalArgumentException malformed) {
            throw new RefusedException(LocationRefusal.Plain.NETWORK_UNINTELLIGIBLE);
        }
    }

    /** As a report by itself, or inside the subscription that asked for it. */
    private static LocationReport report(JsonObject answer) {
        JsonObject report = answer.getJsonObject("monitoringEventReport", answer);
        JsonObject location = report.getJsonObject("locationInfo");
        if (location != null) {
            return located(location);
        }
        String cause = report.getString("locFailureCause");
        if (cause == null) {
            throw new IllegalArgumentException("neither a location nor a reason why there is none");
        }
        return cause.equals("POSITIONING_DENIED") ? new NotProvisioned() : new NotLocated();
    }

    private static LocationReport located(JsonObject location) {
        JsonObject area = location.getJsonObject("geographicArea");
        if (area == null) {
            throw new IllegalArgumentException("no geographic area");
        }
        long minutes = location.getLong("ageOfLocationInfo", 0L);
        if (minutes < 0) {
            throw new IllegalArgumentException("an age below zero");
        }
        return new Located(T8Area.enclosingCircle(area), Duration.ofMinutes(minutes));
    }

    /** Only an answer that says so means an unknown phone; any other 404 is a wrong address of ours. */
    private static LocationReport notFound(JsonObject problem) {
        if (PHONE_IS_UNKNOWN.contains(problem.getString("cause", ""))) {
            return new NotKnown();
        }
        throw new IllegalArgumentException("not found, but not the phone");
    }

    private static RefusedException refused(int status) {
        boolean later = status >= 500 || status == TOO_MANY_REQUESTS;
        return new RefusedException(
                later ? LocationRefusal.Plain.NETWORK_UNAVAILABLE : LocationRefusal.Plain.NETWORK_UNINTELLIGIBLE);
    }
}
