package io.hefu.sms.centre;

/**
 * Which segment of which text a short message is, so that the handset can join them. 3GPP TS 23.040 §9.2.3.24.1.
 *
 * @param reference the same for all segments of a text, 0 to 255
 * @param segments how many there are, 2 to 255
 * @param number which one this is, 1 to {@code segments}
 */
public record Concatenation(int reference, int segments, int number) {

    private static final byte LENGTH_OF_HEADER = 5;
    private static final byte CONCATENATED_8_BIT_REFERENCE = 0;
    private static final byte LENGTH_OF_ELEMENT = 3;

    public Concatenation {
        if (reference < 0 || reference > 255) {
            throw new IllegalArgumentException("reference: " + reference + " (expected: 0 to 255)");
        }
        if (segments < 2 || segments > 255) {
            throw new IllegalArgumentException("segments: " + segments + " (expected: 2 to 255)");
        }
        if (number < 1 || number > segments) {
            throw new IllegalArgumentException("number: " + number + " (expected: 1 to " + segments + ")");
        }
    }

    /** The user data header that goes before the text. */
    byte[] header() {
        return new byte[] {
            LENGTH_OF_HEADER,
            CONCATENATED_8_BIT_REFERENCE,
            LENGTH_OF_ELEMENT,
            (byte) reference,
            (byte) segments,
            (byte) number
        };
    }
}
