package io.hefu.portal.consent;

/**
 * A subscriber under another name, so that the database does not know who has consented.
 *
 * @param value 64 hexadecimal digits
 */
record Pseudonym(String value) {

    /** Enough to tell two subscribers apart in the audit trail. */
    String brief() {
        return value.substring(0, 16);
    }
}
