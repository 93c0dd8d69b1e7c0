package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schema with its references followed and the parts of its {@code allOf} laid over each other.
 *
 * @param keywords all of it but what the other components hold
 */
record FlatSchema(ObjectNode keywords, Map<String, JsonNode> properties, Set<String> required) {

    static FlatSchema of(References references, JsonNode given) {
        FlatSchema flat =
                new FlatSchema(JsonNodeFactory.instance.objectNode(), new LinkedHashMap<>(), new LinkedHashSet<>());
        flat.lay(references, references.resolve(given));
        return flat;
    }

    private void lay(References references, JsonNode schema) {
        schema.path("allOf").forEach(part -> lay(references, references.resolve(part)));
        schema.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "allOf" -> {}
                case "properties" ->
                    entry.getValue().properties().forEach(each -> properties.put(each.getKey(), each.getValue()));
                case "required" -> entry.getValue().forEach(name -> required.add(name.asText()));
                default -> keywords.set(entry.getKey(), entry.getValue());
            }
        });
    }

    JsonNode keyword(String name) {
        return keywords.path(name);
    }

    /** As declared, or as its other keywords imply; empty for any. */
    String type() {
        if (keywords.has("type")) {
            return keywords.path("type").asText();
        }
        if (!properties.isEmpty()) {
            return "object";
        }
        return keywords.has("items") ? "array" : "";
    }

    boolean closed() {
        JsonNode more = keywords.path("additionalProperties");
        return more.isBoolean() && !more.asBoolean();
    }

    List<JsonNode> variants() {
        List<JsonNode> variants = new ArrayList<>();
        keywords.path("oneOf").forEach(variants::add);
        keywords.path("anyOf").forEach(variants::add);
        return variants;
    }
}
