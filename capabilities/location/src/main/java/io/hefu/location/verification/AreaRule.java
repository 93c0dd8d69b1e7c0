package io.hefu.location.verification;

import io.hefu.core.refusal.RefusedException;
import io.hefu.location.geometry.Circle;
import io.hefu.location.geometry.Position;
import io.hefu.location.refusal.LocationRefusal;
import io.hefu.location.refusal.LocationRefusal.InvalidArea;

/**
 * Which areas can be asked about.
 *
 * @param southWest a corner of the box that the operator covers
 * @param northEast the opposite corner
 */
record AreaRule(int smallestRadiusMetres, int largestRadiusMetres, Position southWest, Position northEast) {

    AreaRule {
        if (smallestRadiusMetres < 1 || largestRadiusMetres < smallestRadiusMetres) {
            throw new IllegalArgumentException("radius: " + smallestRadiusMetres + " to " + largestRadiusMetres
                    + " m (expected: 1 or more, the larger last)");
        }
        if (southWest.latitude() >= northEast.latitude() || southWest.longitude() >= northEast.longitude()) {
            throw new IllegalArgumentException("coverage: the box is empty (expected: south < north, west < east)");
        }
    }

    static AreaRule of(VerificationConfig config) {
        VerificationConfig.Coverage coverage = config.coverage();
        return new AreaRule(
                config.smallestRadius(),
                config.largestRadius(),
                new Position(coverage.south(), coverage.west()),
                new Position(coverage.north(), coverage.east()));
    }

    /** @throws RefusedException when the operator does not verify this area */
    void require(Circle area) {
        if (area.radiusMetres() < smallestRadiusMetres || area.radiusMetres() > largestRadiusMetres) {
            throw new RefusedException(new InvalidArea(smallestRadiusMetres, largestRadiusMetres));
        }
        if (!covers(area.centre())) {
            throw new RefusedException(LocationRefusal.Plain.AREA_NOT_COVERED);
        }
    }

    private boolean covers(Position place) {
        return place.latitude() >= southWest.latitude()
                && place.latitude() <= northEast.latitude()
                && place.longitude() >= southWest.longitude()
                && place.longitude() <= northEast.longitude();
    }
}
