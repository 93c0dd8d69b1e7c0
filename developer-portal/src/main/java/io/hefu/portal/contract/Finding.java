package io.hefu.portal.contract;

import io.hefu.core.language.Bilingual;

/**
 * Something in a definition that its partner should know of.
 *
 * @param rule its stable name, kebab-case
 * @param pointer where in the document; RFC 6901
 */
public record Finding(Severity severity, String rule, String pointer, Bilingual message) {

    /** How much it matters. */
    public enum Severity {
        /** The definition cannot be submitted. */
        ERROR,
        /** Its callers will suffer from it. */
        WARNING,
        INFO
    }
}
