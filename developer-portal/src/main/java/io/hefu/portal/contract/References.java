package io.hefu.portal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.refusal.RefusedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The references ({@code $ref}) of a document. All must lead to a place in it: nothing is ever fetched. A schema may hold
 * itself in a property or an array; one that is itself again without going deeper could never be checked.
 */
final class References {

    private static final int LONGEST_CHAIN = 50;
    private static final int LONGEST_SCHEMA_CHAIN = 400;
    private static final List<String> SAME_INSTANCE =
            List.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas");

    private final JsonNode document;
    private final Map<String, JsonNode> targets = new HashMap<>();
    private final Map<JsonNode, Boolean> finished = new IdentityHashMap<>();

    References(JsonNode document) {
        this.document = document;
    }

    /** @throws RefusedException for the first reference that leads out, nowhere, or in a circle */
    static void check(ObjectNode document) {
        References references = new References(document);
        Walk.through(document, (node, kind, place) -> {
            if (node.path("$ref").isTextual()) {
                references.checkOne(node, place);
            }
        });
        Walk.through(document, (node, kind, place) -> {
            if (kind == Walk.Kind.SCHEMA) {
                references.checkEnds(node, place, 0);
            }
        });
    }

    /** The node itself, or what its reference leads to in the end; missing when it leads nowhere. */
    JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        for (int steps = 0; found.path("$ref").isTextual(); steps++) {
            if (steps > LONGEST_CHAIN) {
                return MissingNode.getInstance();
            }
            found = target(found.path("$ref").textValue());
        }
        return found;
    }

    /** RFC 6901 §6: in a URI a pointer is percent-encoded. */
    static String decoded(String reference) {
        return URLDecoder.decode(reference.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private JsonNode target(String reference) {
        return targets.computeIfAbsent(reference, text -> {
            if (!text.startsWith("#/")) {
                return MissingNode.getInstance();
            }
            try {
                return document.at(JsonPointer.compile(decoded(text).substring(1)));
            } catch (IllegalArgumentException malformed) {
                return MissingNode.getInstance();
            }
        });
    }

    private void checkOne(ObjectNode node, Place place) {
        String reference = node.path("$ref").textValue();
        if (!reference.startsWith("#")) {
            throw place.in("$ref")
                    .refused(
                            "指向文档之外；请先把引用的内容并入同一个文档",
                            "leads out of the document, and nothing is fetched: bundle what it refers to into the document");
        }
        JsonNode found = node;
        for (int steps = 0; found.path("$ref").isTextual(); steps++) {
            if (steps > LONGEST_CHAIN) {
                throw place.in("$ref").refused("引用形成了循环", "leads in a circle");
            }
            found = target(found.path("$ref").textValue());
        }
        if (!found.isObject() && !found.isBoolean()) {
            throw place.in("$ref").refused("指向的位置不存在", "leads nowhere in the document");
        }
    }

    private void checkEnds(JsonNode schema, Place place, int depth) {
        Boolean known = finished.get(schema);
        if (Boolean.TRUE.equals(known)) {
            return;
        }
        if (known != null || depth > LONGEST_SCHEMA_CHAIN) {
            throw place.refused(
                    "通过 $ref、allOf、oneOf 或 anyOf 又回到了自身",
                    "is itself again by $ref, allOf, oneOf or anyOf alone, so that nothing could be checked against it");
        }
        finished.put(schema, false);
        if (schema.path("$ref").isTextual()) {
            checkEnds(target(schema.path("$ref").textValue()), place, depth + 1);
        }
        for (String keyword : SAME_INSTANCE) {
            JsonNode below = schema.path(keyword);
            if (below.isArray() || keyword.equals("dependentSchemas")) {
                below.forEach(each -> checkEnds(each, place, depth + 1));
            } else if (below.isObject()) {
                checkEnds(below, place, depth + 1);
            }
        }
        finished.put(schema, true);
    }
}
