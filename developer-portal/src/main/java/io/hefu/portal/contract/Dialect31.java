package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites an OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12, in the terms of OpenAPI 3.0, so that one
 * dialect reaches gateways and readers. What 3.0 cannot say is left out, and said so.
 */
final class Dialect31 {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Set<String> UNKNOWN_TO_30 = Set.of(
            "if",
            "then",
            "else",
            "contains",
            "minContains",
            "maxContains",
            "propertyNames",
            "patternProperties",
            "dependentSchemas",
            "dependentRequired",
            "unevaluatedItems",
            "unevaluatedProperties",
            "$dynamicRef");

    private static final Set<String> SILENT =
            Set.of("$schema", "$id", "$anchor", "$dynamicAnchor", "$comment", "$vocabulary", "examples");

    private final Findings findings;

    private Dialect31(Findings findings) {
        this.findings = findings;
    }

    static void rewrite(ObjectNode document, Findings findings) {
        Dialect31 dialect = new Dialect31(findings);
        Walk.through(document, (node, kind, place) -> {
            if (kind == Walk.Kind.SCHEMA) {
                dialect.schema(node, place);
            }
            dialect.booleans(node, kind);
        });
        document.remove(List.of("webhooks", "jsonSchemaDialect"));
        document.put("openapi", "3.0.3");
    }

    private void schema(ObjectNode schema, Place place) {
        reference(schema);
        leaveOut(schema, place);
        types(schema);
        if (schema.has("const")) {
            schema.putArray("enum").add(schema.remove("const"));
        }
        limit(schema, "exclusiveMinimum", "minimum");
        limit(schema, "exclusiveMaximum", "maximum");
        content(schema);
        if (schema.path("type").asText().equals("array") && !schema.has("items") && !schema.has("prefixItems")) {
            schema.putObject("items");
        }
        if (schema.has("prefixItems")) {
            ArrayNode anyOf = NODES.arrayNode();
            schema.remove("prefixItems").forEach(anyOf::add);
            JsonNode rest = schema.path("items");
            if (rest.isObject()) {
                anyOf.add(rest);
            }
            schema.putObject("items").set("anyOf", anyOf);
        }
    }

    /** In 3.0 nothing that stands beside a reference counts; here it does. */
    private static void reference(ObjectNode schema) {
        if (schema.path("$ref").isTextual() && schema.size() > 1) {
            ObjectNode target = NODES.objectNode();
            target.set("$ref", schema.remove("$ref"));
            ArrayNode allOf = NODES.arrayNode().add(target);
            schema.path("allOf").forEach(allOf::add);
            schema.set("allOf", allOf);
        }
    }

    private void leaveOut(ObjectNode schema, Place place) {
        if (schema.path("examples").path(0).isValueNode() && !schema.has("example")) {
            schema.set("example", schema.path("examples").get(0));
        }
        schema.remove(SILENT);
        for (String keyword : UNKNOWN_TO_30) {
            if (schema.has(keyword)) {
                schema.remove(keyword);
                findings.warning(
                        "keyword-left-out",
                        place.in(keyword),
                        "OpenAPI 3.0 无法表达 " + keyword + "，网关不会按它校验",
                        keyword + " has no like in OpenAPI 3.0: the gateway does not check it");
            }
        }
    }

    private static void types(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.asText().equals("null")) {
            schema.remove("type");
            schema.put("nullable", true).putArray("enum").addNull();
        } else if (type.isArray()) {
            List<String> others = new ArrayList<>();
            type.forEach(each -> others.add(each.asText()));
            boolean nullable = others.remove("null");
            schema.remove("type");
            if (others.size() == 1) {
                schema.put("type", others.get(0));
                if (nullable) {
                    schema.put("nullable", true);
                    JsonNode values = schema.path("enum");
                    if (values instanceof ArrayNode array && !contains(array, NODES.nullNode())) {
                        array.addNull();
                    }
                }
            } else if (!others.isEmpty()) {
                several(schema, others, nullable);
            }
        }
    }

    /** Several types become alternatives, each with what applies to its kind of value by its own nature. */
    private static void several(ObjectNode schema, List<String> types, boolean nullable) {
        ArrayNode alternatives = NODES.arrayNode();
        types.forEach(type -> {
            ObjectNode alternative = NODES.objectNode().put("type", type);
            if (type.equals("array")) {
                alternative.set("items", schema.has("items") ? schema.get("items") : NODES.objectNode());
            }
            alternatives.add(nullable ? alternative.put("nullable", true) : alternative);
        });
        schema.remove("items");
        if (schema.has("anyOf")) {
            ArrayNode both = schema.has("allOf") ? (ArrayNode) schema.get("allOf") : schema.putArray("allOf");
            both.addObject().set("anyOf", alternatives);
        } else {
            schema.set("anyOf", alternatives);
        }
    }

    private static boolean contains(ArrayNode array, JsonNode value) {
        for (JsonNode each : array) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** A number of its own there, a mark on the other limit here. */
    private static void limit(ObjectNode schema, String exclusive, String inclusive) {
        JsonNode bound = schema.path(exclusive);
        if (!bound.isNumber()) {
            return;
        }
        JsonNode other = schema.path(inclusive);
        boolean stricter = !other.isNumber()
                || (inclusive.equals("minimum")
                        ? bound.decimalValue().compareTo(other.decimalValue()) >= 0
                        : bound.decimalValue().compareTo(other.decimalValue()) <= 0);
        schema.remove(exclusive);
        if (stricter) {
            schema.set(inclusive, bound);
            schema.put(exclusive, true);
        }
    }

    private static void content(ObjectNode schema) {
        String encoding = schema.path("contentEncoding").asText();
        if (encoding.equals("base64") && !schema.has("format")) {
            schema.put("format", "byte");
        } else if (schema.has("contentMediaType") && encoding.isEmpty() && !schema.has("format")) {
            schema.put("format", "binary");
        }
        schema.remove(List.of("contentEncoding", "contentMediaType", "contentSchema"));
    }

    /** A schema that is {@code true} or {@code false} becomes one that admits everything or nothing. */
    private static void booleans(ObjectNode node, Walk.Kind kind) {
        if (kind == Walk.Kind.OTHER) {
            if (node.path("schema").isBoolean()) {
                node.set("schema", object(node.path("schema")));
            }
            return;
        }
        for (Map.Entry<String, JsonNode> entry : new ArrayList<>(node.properties())) {
            JsonNode value = entry.getValue();
            if (value.isBoolean()
                    && (entry.getKey().equals("items") || entry.getKey().equals("not"))) {
                node.set(entry.getKey(), object(value));
            } else if (value instanceof ArrayNode array && Walk.SCHEMAS.contains(entry.getKey())) {
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i).isBoolean()) {
                        array.set(i, object(array.get(i)));
                    }
                }
            } else if (value instanceof ObjectNode properties && entry.getKey().equals("properties")) {
                for (Map.Entry<String, JsonNode> property : new ArrayList<>(properties.properties())) {
                    if (property.getValue().isBoolean()) {
                        properties.set(property.getKey(), object(property.getValue()));
                    }
                }
            }
        }
    }

    private static ObjectNode object(JsonNode truth) {
        ObjectNode schema = NODES.objectNode();
        if (!truth.asBoolean()) {
            schema.putObject("not");
        }
        return schema;
    }
}
