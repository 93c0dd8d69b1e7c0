package io.hefu.gateway.signature;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a signature covers, and what it says of itself. RFC 9421 §2.3.
 *
 * @param components covered, in their order, none twice
 * @param metadata {@code created}, {@code keyid} and the like, in their order; a {@link Long} or a {@link String} each
 */
public record SignatureParameters(List<Component> components, List<Map.Entry<String, Object>> metadata) {

    public SignatureParameters {
        components = List.copyOf(components);
        metadata = List.copyOf(metadata);
        if (new HashSet<>(components).size() != components.size()) {
            throw new IllegalArgumentException("components: one is there twice (expected: each once; RFC 9421 §2.5)");
        }
    }

    public static SignatureParameters created(List<Component> components, Instant created, String keyId) {
        return new SignatureParameters(
                components, List.of(Map.entry("created", created.getEpochSecond()), Map.entry("keyid", keyId)));
    }

    public Optional<Instant> created() {
        return number("created").map(Instant::ofEpochSecond);
    }

    public Optional<Instant> expires() {
        return number("expires").map(Instant::ofEpochSecond);
    }

    public Optional<String> keyId() {
        return text("keyid");
    }

    public Optional<String> nonce() {
        return text("nonce");
    }

    public Optional<String> algorithm() {
        return text("alg");
    }

    public Optional<String> tag() {
        return text("tag");
    }

    /** As it stands in {@code Signature-Input} and, as {@code @signature-params}, in the signature base. */
    public String serialized() {
        StringBuilder text = new StringBuilder(128).append('(');
        String separator = "";
        for (Component component : components) {
            text.append(separator).append(component.serialized());
            separator = " ";
        }
        text.append(')');
        for (Map.Entry<String, Object> entry : metadata) {
            text.append(';').append(entry.getKey()).append('=');
            if (entry.getValue() instanceof String value) {
                Serialized.string(value, text);
            } else {
                text.append(entry.getValue());
            }
        }
        return text.toString();
    }

    private Optional<Long> number(String name) {
        return value(name, Long.class);
    }

    private Optional<String> text(String name) {
        return value(name, String.class);
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return metadata.stream()
                .filter(entry -> entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
