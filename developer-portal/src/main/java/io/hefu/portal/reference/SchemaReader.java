package io.hefu.portal.reference;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hefu.portal.reference.Constraint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lays a schema out as rows. */
final class SchemaReader {

    /** Deeper than any body should be; a schema that holds itself ends here. */
    private static final int DEEPEST = 6;

    /** More than anybody reads: schemas that hold each other would fill pages without end. */
    private static final int MOST_ROWS = 300;

    private final Definition definition;

    SchemaReader(Definition definition) {
        this.definition = definition;
    }

    /** The fields of a body. */
    List<FieldReference> fields(JsonNode schema) {
        List<FieldReference> rows = new ArrayList<>();
        addContent(definition.flattened(schema), 0, Set.of(), rows);
        return rows;
    }

    /** A single value that is no field of another, such as a parameter. */
    FieldReference field(String name, JsonNode schema, boolean required, String description) {
        JsonNode flat = definition.flattened(schema);
        String told = description.isEmpty() ? Definition.text(flat, "description") : description;
        return field(name, flat, 0, required, told);
    }

    private FieldReference field(String name, JsonNode flat, int depth, boolean required, String description) {
        JsonNode example = flat.path("example");
        return new FieldReference(
                name,
                depth,
                FieldReference.Kind.FIELD,
                type(flat),
                required,
                constraints(flat),
                description,
                example.isValueNode() ? Optional.of(example.asText()) : Optional.empty());
    }

    private void addContent(JsonNode flat, int depth, Set<String> known, List<FieldReference> rows) {
        if (depth > DEEPEST || rows.size() >= MOST_ROWS) {
            return;
        }
        if (flat.has("items")) {
            addContent(innermost(flat), depth, known, rows);
            return;
        }
        Set<String> required = Definition.texts(flat.path("required")).collect(toSet());
        for (Map.Entry<String, JsonNode> property : flat.path("properties").properties()) {
            if (!known.contains(property.getKey()) && rows.size() < MOST_ROWS) {
                JsonNode inner = definition.flattened(property.getValue());
                String description = Definition.text(inner, "description");
                boolean needed = required.contains(property.getKey());
                rows.add(field(property.getKey(), inner, depth, needed, description));
                addContent(inner, depth + 1, Set.of(), rows);
            }
        }
        addVariants(flat, depth, rows);
    }

    private void addVariants(JsonNode flat, int depth, List<FieldReference> rows) {
        Set<String> shared = Set.copyOf(names(flat.path("properties")));
        JsonNode mapping = flat.path("discriminator").path("mapping");
        if (!mapping.isMissingNode()) {
            String discriminator =
                    flat.path("discriminator").path("propertyName").asText();
            mapping.properties().forEach(entry -> {
                JsonNode target = definition.root().at(entry.getValue().asText().substring(1));
                addVariant(discriminator + " = " + entry.getKey(), target, depth, shared, rows);
            });
            return;
        }
        for (String keyword : List.of("oneOf", "anyOf")) {
            int number = 1;
            for (JsonNode variant : flat.path(keyword)) {
                JsonNode inner = definition.flattened(variant);
                if (inner.has("properties")) {
                    addVariant(variantName(variant, inner, number), variant, depth, shared, rows);
                }
                number++;
            }
        }
    }

    private void addVariant(String name, JsonNode schema, int depth, Set<String> shared, List<FieldReference> rows) {
        JsonNode inner = definition.flattened(schema);
        rows.add(FieldReference.variant(name, depth, Definition.text(inner, "description")));
        addContent(inner, depth + 1, shared, rows);
    }

    private static String variantName(JsonNode variant, JsonNode inner, int number) {
        String reference = variant.path("$ref").asText();
        if (inner.has("title")) {
            return inner.path("title").asText();
        }
        return reference.isEmpty() ? String.valueOf(number) : reference.substring(reference.lastIndexOf('/') + 1);
    }

    private String type(JsonNode flat) {
        if (flat.has("items")) {
            JsonNode inner = definition.flattened(flat.path("items"));
            return "array of " + (inner.has("items") ? "array" : type(inner));
        }
        if (flat.has("oneOf") || flat.has("anyOf")) {
            return flat.path("type").asText("any of several");
        }
        String type = flat.path("type").asText(flat.has("properties") ? "object" : "any");
        return flat.has("format") ? type + " (" + flat.path("format").asText() + ")" : type;
    }

    /** What an array, or an array of arrays, is of; one that is of itself is of nothing. */
    private JsonNode innermost(JsonNode array) {
        JsonNode inner = array;
        for (int depth = 0; inner.has("items") && depth <= DEEPEST; depth++) {
            inner = definition.flattened(inner.path("items"));
        }
        return inner.has("items") ? MissingNode.getInstance() : inner;
    }

    private static List<Constraint> constraints(JsonNode flat) {
        return Stream.of(
                        constraint(flat, Kind.MINIMUM, "minimum"),
                        constraint(flat, Kind.MAXIMUM, "maximum"),
                        constraint(flat, Kind.MIN_LENGTH, "minLength"),
                        constraint(flat, Kind.MAX_LENGTH, "maxLength"),
                        constraint(flat, Kind.MIN_ITEMS, "minItems"),
                        constraint(flat, Kind.MAX_ITEMS, "maxItems"),
                        constraint(flat, Kind.PATTERN, "pattern"),
                        allowed(flat),
                        constraint(flat, Kind.DEFAULT, "default"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Constraint> constraint(JsonNode flat, Kind kind, String keyword) {
        JsonNode value = flat.path(keyword);
        return value.isValueNode() ? Optional.of(new Constraint(kind, value.asText())) : Optional.empty();
    }

    private static Optional<Constraint> allowed(JsonNode flat) {
        JsonNode values = flat.has("items") ? flat.path("items").path("enum") : flat.path("enum");
        List<String> words = Definition.texts(values).toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(new Constraint(Kind.ENUM, String.join(" | ", words)));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
