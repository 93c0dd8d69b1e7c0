package io.hefu.gateway.signature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One part of a message that a signature covers. RFC 9421 §2.
 *
 * @param name a field in lower case, or a derived component such as {@code @method}
 * @param parameters in their order: {@code key}, {@code name}, {@code sf}, {@code bs}, {@code req}, {@code tr}; a flag's
 *     value is empty
 */
public record Component(String name, Map<String, String> parameters) {

    public Component {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static Component of(String name) {
        return new Component(name, Map.of());
    }

    /** {@code @query-param} with the parameter's name as it stands, encoded, in the query. */
    public static Component queryParameter(String encodedName) {
        return new Component("@query-param", Map.of("name", encodedName));
    }

    /** As it stands in the signature base and in {@code Signature-Input}. */
    public String serialized() {
        StringBuilder text = new StringBuilder().append(Serialized.string(name));
        parameters.forEach((parameter, value) -> {
            text.append(';').append(parameter);
            if (!value.isEmpty()) {
                text.append('=').append(Serialized.string(value));
            }
        });
        return text.toString();
    }
}
