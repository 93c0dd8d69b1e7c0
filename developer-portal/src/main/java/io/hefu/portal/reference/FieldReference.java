package io.hefu.portal.reference;

import java.util.List;
import java.util.Optional;

/**
 * One row of a table of fields.
 *
 * @param depth 0 for a field of the body itself
 * @param kind whether this is a field, or the heading of a variant that the fields below it make up
 * @param type for people: {@code string (date-time)}, {@code array of object}
 * @param description Markdown, may be empty
 */
public record FieldReference(
        String name,
        int depth,
        Kind kind,
        String type,
        boolean required,
        List<Constraint> constraints,
        String description,
        Optional<String> example) {

    /** What a row is. */
    public enum Kind {
        FIELD,
        VARIANT
    }

    public FieldReference {
        constraints = List.copyOf(constraints);
    }

    /** Whether the fields below belong to one of several variants, this being its name. */
    public boolean variant() {
        return kind == Kind.VARIANT;
    }

    static FieldReference variant(String name, int depth, String description) {
        return new FieldReference(name, depth, Kind.VARIANT, "", false, List.of(), description, Optional.empty());
    }
}
