package io.hefu.portal.reference;

import java.util.List;
import java.util.Optional;

/** A JSON body: its fields in reading order, nested ones after the field that holds them, and examples. */
public record BodyReference(List<FieldReference> fields, List<Example> examples) {

    /** @param json indented */
    public record Example(String title, String json) {}

    public BodyReference {
        fields = List.copyOf(fields);
        examples = List.copyOf(examples);
    }

    public Optional<Example> firstExample() {
        return examples.stream().findFirst();
    }
}
