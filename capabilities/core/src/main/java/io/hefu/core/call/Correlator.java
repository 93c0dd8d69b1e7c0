package io.hefu.core.call;

import java.util.regex.Pattern;

/** The caller's own name for a call, echoed in every answer. CAMARA Commonalities 0.6, header {@code x-correlator}. */
public record Correlator(String value) {

    public static final String HEADER = "x-correlator";

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9\\-_:;./<>{}]{0,256}");

    public Correlator {
        if (!isValid(value)) {
            throw new IllegalArgumentException("x-correlator: expected at most 256 of a-z A-Z 0-9 - _ : ; . / < > { }");
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
