package io.hefu.gateway.signature;

/** Values in the form of structured fields. RFC 9651 §4.1. */
final class Serialized {

    private Serialized() {}

    /** @throws IllegalArgumentException when the text has other characters than printable ASCII */
    static String string(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < 0x20 || character > 0x7e) {
                throw new IllegalArgumentException(
                        "string: character " + (int) character + " (expected: 0x20 to 0x7e)");
            }
            if (character == '"' || character == '\\') {
                quoted.append('\\');
            }
            quoted.append(character);
        }
        return quoted.append('"').toString();
    }
}
