package io.hefu.location.geometry;

/**
 * A circle on the Earth. Distances are measured on the sphere, areas on the plane that touches it: fit for the circles of a
 * mobile network, up to some 200 km.
 *
 * @param radiusMetres 0 for a point
 */
public record Circle(Position centre, double radiusMetres) {

    public Circle {
        if (!(radiusMetres >= 0) || Double.isInfinite(radiusMetres)) {
            throw new IllegalArgumentException("radius: " + radiusMetres + " m (expected: 0 or more)");
        }
    }

    /** Whether all of the other lies within this one, edges included. */
    public boolean contains(Circle other) {
        return distanceTo(other) + other.radiusMetres <= radiusMetres;
    }

    /**
     * How much of this circle lies within the other, 0 to 1. A point is within (1) or not (0).
     */
    public double shareWithin(Circle other) {
        if (other.contains(this)) {
            return 1;
        }
        return radiusMetres == 0 ? 0 : Math.min(1, overlap(other) / area(radiusMetres));
    }

    /** Square metres that both cover: two segments of circles, on either side of the chord where the edges cross. */
    private double overlap(Circle other) {
        double distance = distanceTo(other);
        double near = radiusMetres;
        double far = other.radiusMetres;
        if (distance >= near + far) {
            return 0;
        }
        if (distance <= Math.abs(near - far)) {
            return area(Math.min(near, far));
        }
        double toChord = (distance * distance + near * near - far * far) / (2 * distance);
        return segment(near, toChord) + segment(far, distance - toChord);
    }

    /** What a chord cuts off, the part that does not hold the centre; with a negative distance the part that does. */
    private static double segment(double radius, double distanceToChord) {
        double cosine = Math.max(-1, Math.min(1, distanceToChord / radius));
        return radius * radius * (Math.acos(cosine) - cosine * Math.sqrt(1 - cosine * cosine));
    }

    private double distanceTo(Circle other) {
        return centre.metresTo(other.centre);
    }

    private static double area(double radius) {
        return Math.PI * radius * radius;
    }
}
