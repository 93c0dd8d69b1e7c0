package io.hefu.gateway.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds JSON to a digest by what it means: neither the order of an object's members counts, nor white space, nor how a
 * character is escaped or a number written (1, 1.0, 1e0). Every part has its kind and its length in front.
 */
final class JsonDigest {

    private final MessageDigest digest;

    JsonDigest(MessageDigest digest) {
        this.digest = digest;
    }

    void add(String text) {
        add('S', text);
    }

    void add(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> addMembers(node);
            case ARRAY -> {
                begin('A', node.size());
                node.forEach(this::add);
            }
            case NUMBER -> add('N', node.decimalValue().stripTrailingZeros().toString());
            case STRING -> add('S', node.textValue());
            case BOOLEAN -> begin(node.booleanValue() ? 'T' : 'F', 0);
            case NULL -> begin('0', 0);
            case MISSING -> begin('M', 0);
            default -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    private void addMembers(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        begin('O', members.size());
        members.forEach((name, value) -> {
            add(name);
            add(value);
        });
    }

    private void add(char kind, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        begin(kind, utf8.length);
        digest.update(utf8);
    }

    private void begin(char kind, int length) {
        digest.update(ByteBuffer.allocate(5).put((byte) kind).putInt(length).array());
    }
}
