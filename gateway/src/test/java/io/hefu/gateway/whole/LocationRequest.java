package io.hefu.gateway.whole;

/** Bodies of {@code POST /location-verification/v3/verify}. */
final class LocationRequest {

    static final String PATH = "/location-verification/v3/verify";

    private static final String AREA = "\"area\":{\"areaType\":\"CIRCLE\",\"center\":{\"latitude\":31.2304,"
            + "\"longitude\":121.4737},\"radius\":2000}";

    /** For a 3-legged token, which says who is meant. */
    static final String NAMING_NOBODY = "{" + AREA + "}";

    static final String NAMING_THE_SUBSCRIBER =
            "{\"device\":{\"phoneNumber\":\"" + DemoPlatform.SUBSCRIBER_NUMBER + "\"}," + AREA + "}";

    private LocationRequest() {}
}
