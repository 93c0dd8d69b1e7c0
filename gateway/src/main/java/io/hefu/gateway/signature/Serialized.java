package io.hefu.gateway.signature;

/** Values in the form of structured fields. RFC 9651 §4.1. */
final class Serialized {

    private Serialized() {}

    /**
     * Adds a string to what is there.
     *
     * @throws IllegalArgumentException when the text has other characters than printable ASCII
     */
    static void string(String text, StringBuilder to) {
        to.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < 0x20 || character > 0x7e) {
                throw new IllegalArgumentException(
                        "string: character " + (int) character + " (expected: 0x20 to 0x7e)");
            }
            if (character == '"' || character == '\\') {
                to.append(text, done, i).append('\\');
                done = i;
            }
        }
        to.append(text, done, text.length()).append('"');
    }
}
