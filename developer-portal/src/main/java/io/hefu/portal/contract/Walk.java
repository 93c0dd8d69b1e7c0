package io.hefu.portal.contract;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through all objects of an OpenAPI document whose keys are keywords, leaving out what is only data (examples,
 * default values, extensions), where anything may stand.
 */
final class Walk {

    /** What an object is. */
    enum Kind {
        SCHEMA,
        OTHER
    }

    /** Sees each object before what is in it, which it may change. */
    @FunctionalInterface
    interface Visitor {

        void visit(ObjectNode node, Kind kind, Place place);
    }

    private static final Set<String> DATA =
            Set.of("example", "default", "enum", "const", "value", "dataValue", "required", "mapping", "scopes");

    /** Keywords whose value maps names, which are nobody's keywords, to objects. */
    private static final Map<String, Kind> NAMED = Map.ofEntries(
            entry("schemas", Kind.SCHEMA),
            entry("parameters", Kind.OTHER),
            entry("responses", Kind.OTHER),
            entry("requestBodies", Kind.OTHER),
            entry("headers", Kind.OTHER),
            entry("examples", Kind.OTHER),
            entry("links", Kind.OTHER),
            entry("callbacks", Kind.OTHER),
            entry("paths", Kind.OTHER),
            entry("pathItems", Kind.OTHER),
            entry("webhooks", Kind.OTHER),
            entry("content", Kind.OTHER),
            entry("encoding", Kind.OTHER),
            entry("securitySchemes", Kind.OTHER),
            entry("variables", Kind.OTHER));

    private static final Set<String> NAMED_SCHEMAS =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

    /** Keywords of a schema that hold a schema or several. */
    static final Set<String> SCHEMAS = Set.of(
            "items",
            "prefixItems",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "additionalProperties",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties");

    private final Visitor visitor;

    private Walk(Visitor visitor) {
        this.visitor = visitor;
    }

    static void through(ObjectNode document, Visitor visitor) {
        new Walk(visitor).object(document, Kind.OTHER, Place.ROOT);
    }

    private void object(ObjectNode node, Kind kind, Place place) {
        visitor.visit(node, kind, place);
        List<Map.Entry<String, JsonNode>> children = new ArrayList<>(node.properties());
        for (Map.Entry<String, JsonNode> child : children) {
            String key = child.getKey();
            if (!key.startsWith("x-") && !DATA.contains(key)) {
                if (kind == Kind.SCHEMA) {
                    inSchema(key, child.getValue(), place.in(key));
                } else {
                    inOther(key, child.getValue(), place.in(key));
                }
            }
        }
    }

    private void inSchema(String key, JsonNode value, Place place) {
        if (NAMED_SCHEMAS.contains(key)) {
            named(value, Kind.SCHEMA, place);
        } else if (SCHEMAS.contains(key)) {
            any(value, Kind.SCHEMA, place);
        }
    }

    private void inOther(String key, JsonNode value, Place place) {
        Kind named = NAMED.get(key);
        if (named != null && value.isObject()) {
            named(value, named, place);
        } else {
            any(value, key.equals("schema") ? Kind.SCHEMA : Kind.OTHER, place);
        }
    }

    private void named(JsonNode map, Kind kind, Place place) {
        for (Map.Entry<String, JsonNode> entry : new ArrayList<>(map.properties())) {
            any(entry.getValue(), kind, place.in(entry.getKey()));
        }
    }

    private void any(JsonNode value, Kind kind, Place place) {
        if (value instanceof ObjectNode object) {
            object(object, kind, place);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                any(array.get(i), kind, place.in(i));
            }
        }
    }
}
