package io.hefu.gateway.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.ProxyPolicy.Direction;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which fields a partner wants taken out of JSON bodies.
 *
 * @param pointers RFC 6901, in their reference tokens; {@code *} stands for every element of an array
 */
record FieldRules(List<List<String>> pointers) {

    static FieldRules of(ProxyPolicy policy, Direction direction) {
        return new FieldRules(policy.fieldRules().stream()
                .filter(rule -> rule.direction() == direction && rule.pointer().startsWith("/"))
                .map(rule -> Stream.of(rule.pointer().substring(1).split("/", -1))
                        .map(token -> token.replace("~1", "/").replace("~0", "~"))
                        .toList())
                .toList());
    }

    boolean isEmpty() {
        return pointers.isEmpty();
    }

    void takeOut(JsonNode body) {
        pointers.forEach(pointer -> takeOut(body, pointer));
    }

    private static void takeOut(JsonNode node, List<String> pointer) {
        String token = pointer.get(0);
        List<String> rest = pointer.subList(1, pointer.size());
        if (node instanceof ArrayNode array && token.equals("*")) {
            if (rest.isEmpty()) {
                array.removeAll();
            } else {
                array.forEach(element -> takeOut(element, rest));
            }
        } else if (node instanceof ObjectNode object && rest.isEmpty()) {
            object.remove(token);
        } else if (node instanceof ArrayNode array && token.matches("[0-9]{1,9}")) {
            int index = Integer.parseInt(token);
            if (rest.isEmpty()) {
                array.remove(index);
            } else {
                takeOut(array.path(index), rest);
            }
        } else if (node.isObject()) {
            takeOut(node.path(token), rest);
        }
    }
}
