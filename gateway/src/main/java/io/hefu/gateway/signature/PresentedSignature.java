package io.hefu.gateway.signature;

import io.hefu.gateway.signature.StructuredFieldReader.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A signature as a message brings it in {@code Signature-Input} and {@code Signature}, not verified. RFC 9421 §4.
 *
 * @param value the bytes of the signature
 */
public record PresentedSignature(SignatureParameters parameters, byte[] value) {

    /**
     * The first of the message's signatures; others may be a proxy's.
     *
     * @return empty when the message has none
     * @throws IllegalArgumentException when it is malformed
     */
    public static Optional<PresentedSignature> of(SignedMessage message) {
        List<String> inputs = message.field("signature-input");
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, Item> input = StructuredFieldReader.dictionary(inputs).entrySet().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Signature-Input: empty"));
        Item signature =
                StructuredFieldReader.dictionary(message.field("signature")).get(input.getKey());
        if (signature == null || !(signature.value() instanceof byte[] value)) {
            throw new IllegalArgumentException("Signature: nothing labelled as in Signature-Input");
        }
        return Optional.of(new PresentedSignature(parameters(input.getValue()), value));
    }

    private static SignatureParameters parameters(Item input) {
        if (!(input.value() instanceof List<?> covered)) {
            throw new IllegalArgumentException("Signature-Input: not a list of components");
        }
        List<Component> components = new ArrayList<>();
        for (Object component : covered) {
            components.add(component((Item) component));
        }
        return new SignatureParameters(
                components,
                input.parameters().entrySet().stream()
                        .map(parameter -> Map.entry(parameter.getKey(), parameter.getValue()))
                        .toList());
    }

    private static Component component(Item item) {
        if (!(item.value() instanceof String name)) {
            throw new IllegalArgumentException("Signature-Input: a component that is no string");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        item.parameters().forEach((key, value) -> parameters.put(key, value instanceof String text ? text : ""));
        return new Component(name, parameters);
    }
}
