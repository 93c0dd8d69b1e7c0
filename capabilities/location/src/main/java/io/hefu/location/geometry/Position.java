package io.hefu.location.geometry;

/**
 * A point on the Earth, WGS 84.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record Position(double latitude, double longitude) {

    /** The mean radius; what the Earth is flattened by makes less than 0.6 % of a distance. */
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public Position {
        requireWithin("latitude", latitude, 90);
        requireWithin("longitude", longitude, 180);
    }

    /** Along the great circle, by the haversine formula. */
    public double metresTo(Position other) {
        double latitudes = Math.toRadians(other.latitude - latitude);
        double longitudes = Math.toRadians(other.longitude - longitude);
        double haversine = squaredSine(latitudes / 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * squaredSine(longitudes / 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }

    private static double squaredSine(double angle) {
        double sine = Math.sin(angle);
        return sine * sine;
    }

    private static void requireWithin(String name, double degrees, double most) {
        if (!(Math.abs(degrees) <= most)) {
            throw new IllegalArgumentException(name + ": outside of -" + most + " to " + most + " degrees");
        }
    }

    /** Where somebody is, is personal data. */
    @Override
    public String toString() {
        return "Position";
    }
}
