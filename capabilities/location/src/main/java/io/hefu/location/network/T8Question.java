package io.hefu.location.network;

import io.hefu.core.identity.PhoneNumber;
import io.vertx.core.json.JsonObject;

/** A one-shot location request in the words of 3GPP TS 29.122 clause 5.3.2.1.2. */
final class T8Question {

    private T8Question() {}

    static JsonObject of(PhoneNumber phone, Freshness freshness, String notificationDestination) {
        return new JsonObject()
                .put("monitoringType", "LOCATION_REPORTING")
                .put("msisdn", phone.value().substring(1))
                .put("maximumNumberOfReports", 1)
                .put("locationType", locationType(freshness))
                .put("accuracy", "GEO_AREA")
                .put("notificationDestination", notificationDestination);
    }

    private static String locationType(Freshness freshness) {
        return switch (freshness) {
            case CURRENT -> "CURRENT_LOCATION";
            case CURRENT_OR_LAST_KNOWN -> "CURRENT_OR_LAST_KNOWN_LOCATION";
        };
    }
}
