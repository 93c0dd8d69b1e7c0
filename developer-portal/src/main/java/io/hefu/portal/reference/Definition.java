package io.hefu.portal.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** An OpenAPI 3.0 document whose references can be followed. */
record Definition(JsonNode root) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Definition parse(String text) {
        try {
            return new Definition((text.startsWith("{") ? JSON : YAML).readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException("an OpenAPI definition is neither JSON nor YAML", e);
        }
    }

    /** The node itself, or what its {@code $ref} leads to. Only references within the document are followed. */
    JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        while (found.path("$ref").isTextual()) {
            String reference = found.path("$ref").textValue();
            if (!reference.startsWith("#/")) {
                return MissingNode.getInstance();
            }
            found = root.at(reference.substring(1));
        }
        return found;
    }

    /** A schema with its {@code allOf} parts laid over each other; what stands beside {@code allOf} lies on top. */
    JsonNode flattened(JsonNode schema) {
        JsonNode resolved = resolve(schema);
        if (!resolved.has("allOf")) {
            return resolved;
        }
        ObjectNode whole = YAML.createObjectNode();
        for (JsonNode part : resolved.path("allOf")) {
            ObjectNode flat = flattened(part).deepCopy();
            // A base's discriminator tells its variants apart: this schema is one of them already.
            flat.remove("discriminator");
            layOver(whole, flat);
        }
        ObjectNode own = resolved.deepCopy();
        own.remove("allOf");
        layOver(whole, own);
        return whole;
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asText("").strip();
    }

    static Stream<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(array::path)
                .map(JsonNode::asText);
    }

    private void layOver(ObjectNode whole, ObjectNode part) {
        part.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "properties" -> layOver(whole.withObjectProperty("properties"), (ObjectNode) entry.getValue());
                case "required" -> entry.getValue().forEach(whole.withArrayProperty("required")::add);
                default -> whole.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
