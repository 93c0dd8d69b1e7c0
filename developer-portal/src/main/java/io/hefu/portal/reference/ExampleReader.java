package io.hefu.portal.reference;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.portal.reference.BodyReference.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the examples of a body, or makes one from its schema where the definition gives none. */
final class ExampleReader {

    /** From here on only what must be there, so that a schema that may hold itself ends. */
    private static final int DEEP = 2;

    /** From here on nothing: a schema may require itself by way of an array. */
    private static final int DEEPEST = 6;

    private final Definition definition;

    ExampleReader(Definition definition) {
        this.definition = definition;
    }

    /** @param mediaType the definition's {@code application/json} entry */
    List<Example> examples(JsonNode mediaType) {
        List<Example> examples = new ArrayList<>();
        mediaType.path("examples").properties().forEach(entry -> {
            JsonNode example = definition.resolve(entry.getValue());
            String title = example.path("summary").asText(entry.getKey());
            examples.add(new Example(title, indented(example.path("value"))));
        });
        if (mediaType.has("example")) {
            examples.add(new Example("", indented(mediaType.path("example"))));
        }
        if (examples.isEmpty() && mediaType.has("schema")) {
            examples.add(new Example("", indented(made(mediaType.path("schema"), 0))));
        }
        return examples;
    }

    private JsonNode made(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode flat = definition.flattened(schema);
        for (String given : List.of("example", "default")) {
            if (flat.has(given)) {
                return flat.path(given);
            }
        }
        if (flat.has("enum")) {
            return flat.path("enum").path(0);
        }
        if (flat.has("oneOf") || flat.has("anyOf")) {
            return made(
                    flat.has("oneOf")
                            ? flat.path("oneOf").path(0)
                            : flat.path("anyOf").path(0),
                    depth + 1);
        }
        return madeOfType(flat, depth);
    }

    private JsonNode madeOfType(JsonNode flat, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (flat.path("type").asText("object")) {
            case "string" -> nodes.textNode("string");
            case "integer", "number" -> flat.has("minimum") ? flat.path("minimum") : nodes.numberNode(0);
            case "boolean" -> nodes.booleanNode(true);
            case "array" -> {
                ArrayNode array = nodes.arrayNode();
                if (depth < DEEPEST) {
                    array.add(made(flat.path("items"), depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                Set<String> required = Definition.texts(flat.path("required")).collect(toSet());
                flat.path("properties").properties().stream()
                        .filter(property -> depth < DEEP || required.contains(property.getKey()))
                        .forEach(property -> object.set(property.getKey(), made(property.getValue(), depth + 1)));
                yield object;
            }
        };
    }

    private static String indented(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toPrettyString();
    }
}
