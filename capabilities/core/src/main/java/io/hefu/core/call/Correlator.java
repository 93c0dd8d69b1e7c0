package io.hefu.core.call;

/** The caller's own name for a call, echoed in every answer. CAMARA Commonalities 0.6, header {@code x-correlator}. */
public record Correlator(String value) {

    public static final String HEADER = "x-correlator";

    private static final int LONGEST = 256;

    public Correlator {
        if (!isValid(value)) {
            throw new IllegalArgumentException("x-correlator: expected at most 256 of a-z A-Z 0-9 - _ : ; . / < > { }");
        }
    }

    public static boolean isValid(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!isAlphanumeric(letter) && "-_:;./<>{}".indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char letter) {
        return letter >= '0' && letter <= '9' || letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z';
    }

    @Override
    public String toString() {
        return value;
    }
}
