package io.hefu.portal.reference;

/** What a value must satisfy, as the schema states it. */
public record Constraint(Kind kind, String value) {

    /** The JSON Schema keywords worth a reader's time. */
    public enum Kind {
        MINIMUM,
        MAXIMUM,
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_ITEMS,
        MAX_ITEMS,
        PATTERN,
        ENUM,
        DEFAULT
    }
}
