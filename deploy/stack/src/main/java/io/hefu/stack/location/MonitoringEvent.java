package io.hefu.stack.location;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.stack.location.Phone.Located;
import org.jspecify.annotations.Nullable;

/** The words of 3GPP TS 29.122 clause 5.3.2 that a location report needs. */
final class MonitoringEvent {

    static final String LOCATION_REPORTING = "LOCATION_REPORTING";

    private MonitoringEvent() {}

    /** A one-shot subscription, answered with the report that it asked for. */
    record Subscription(
            String self,
            String msisdn,
            String monitoringType,
            int maximumNumberOfReports,
            Report monitoringEventReport) {}

    /**
     * Either a place or the reason why there is none.
     *
     * @param eventTime RFC 3339
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            String msisdn,
            String monitoringType,
            @Nullable LocationInfo locationInfo,
            @Nullable LocationFailureCause locFailureCause,
            String eventTime) {}

    /** @param ageOfLocationInfo whole minutes */
    record LocationInfo(long ageOfLocationInfo, GeographicArea geographicArea) {

        static LocationInfo of(Located place) {
            Point centre = new Point(place.longitude(), place.latitude());
            return new LocationInfo(
                    place.age().toMinutes(),
                    new GeographicArea("POINT_UNCERTAINTY_CIRCLE", centre, place.uncertaintyMetres()));
        }
    }

    /** TS 29.572 clause 6.1.6.2.6: a circle of uncertainty in metres around a point. */
    record GeographicArea(String shape, Point point, double uncertainty) {}

    record Point(double lon, double lat) {}

    enum LocationFailureCause {
        POSITIONING_DENIED,
        NOT_REGISTED_UE,
        UNSPECIFIED
    }

    /** TS 29.122 clause 5.2.1.2.12: RFC 9457 with a cause. */
    record ProblemDetails(int status, String title, String cause, String detail) {}
}
