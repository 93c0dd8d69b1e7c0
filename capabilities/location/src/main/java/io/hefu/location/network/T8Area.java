package io.hefu.location.network;

import io.hefu.location.geometry.Circle;
import io.hefu.location.geometry.Position;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The shapes in which a network says where a phone is (GAD shapes, 3GPP TS 29.572 clause 6.1.6.2.5), each as a circle that
 * encloses it: what is stated of the circle then holds for the shape.
 */
final class T8Area {

    private T8Area() {}

    /** @throws IllegalArgumentException or ClassCastException for another shape, or none */
    static Circle enclosingCircle(JsonObject area) {
        String shape = area.getString("shape", "");
        return switch (shape) {
            case "POINT", "POINT_ALTITUDE" -> new Circle(point(area), 0);
            case "POINT_UNCERTAINTY_CIRCLE" -> new Circle(point(area), number(area, "uncertainty"));
            case "POINT_UNCERTAINTY_ELLIPSE", "POINT_ALTITUDE_UNCERTAINTY" ->
                new Circle(point(area), number(object(area, "uncertaintyEllipse"), "semiMajor"));
            case "POLYGON" -> around(points(area));
            default -> throw new IllegalArgumentException("shape: " + shape + " (expected: one of a place)");
        };
    }

    /** Centred on the mean of the corners; not the smallest circle, but one that holds them all. */
    private static Circle around(List<Position> corners) {
        double latitude =
                corners.stream().mapToDouble(Position::latitude).average().orElseThrow();
        double longitude =
                corners.stream().mapToDouble(Position::longitude).average().orElseThrow();
        Position centre = new Position(latitude, longitude);
        double radius = corners.stream().mapToDouble(centre::metresTo).max().orElseThrow();
        return new Circle(centre, radius);
    }

    private static List<Position> points(JsonObject area) {
        JsonArray list = area.getJsonArray("pointList");
        if (list == null || list.size() < 3) {
            throw new IllegalArgumentException("a polygon of fewer than three points");
        }
        return list.stream().map(JsonObject.class::cast).map(T8Area::position).toList();
    }

    private static Position point(JsonObject area) {
        return position(object(area, "point"));
    }

    private static Position position(JsonObject point) {
        return new Position(number(point, "lat"), number(point, "lon"));
    }

    private static JsonObject object(JsonObject parent, String name) {
        JsonObject child = parent.getJsonObject(name);
        if (child == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return child;
    }

    private static double number(JsonObject parent, String name) {
        Double number = parent.getDouble(name);
        if (number == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return number;
    }
}
