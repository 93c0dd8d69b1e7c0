package io.hefu.gateway.signature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One part of a message that a signature covers. RFC 9421 §2. */
public final class Component {

    private final String name;
    private final Map<String, String> parameters;

    /** Made once: a signer covers the same components in every message. */
    private final String serialized;

    /**
     * @param name a field in lower case, or a derived component such as {@code @method}
     * @param parameters in their order: {@code key}, {@code name}, {@code sf}, {@code bs}, {@code req}, {@code tr}; a
     *     flag's value is empty
     * @throws IllegalArgumentException when name or parameters have other characters than printable ASCII
     */
    public Component(String name, Map<String, String> parameters) {
        this.name = name;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.serialized = serialized(name, parameters);
    }

    public static Component of(String name) {
        return new Component(name, Map.of());
    }

    /** {@code @query-param} with the parameter's name as it stands, encoded, in the query. */
    public static Component queryParameter(String encodedName) {
        return new Component("@query-param", Map.of("name", encodedName));
    }

    public String name() {
        return name;
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    /** As it stands in the signature base and in {@code Signature-Input}. */
    public String serialized() {
        return serialized;
    }

    private static String serialized(String name, Map<String, String> parameters) {
        StringBuilder text = new StringBuilder();
        Serialized.string(name, text);
        parameters.forEach((parameter, value) -> {
            text.append(';').append(parameter);
            if (!value.isEmpty()) {
                Serialized.string(value, text.append('='));
            }
        });
        return text.toString();
    }

    /** The order of parameters makes no other component. RFC 9421 §2. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Component component
                && name.equals(component.name)
                && parameters.equals(component.parameters);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + parameters.hashCode();
    }

    @Override
    public String toString() {
        return serialized;
    }
}
