package io.hefu.core.identity;

import java.util.regex.Pattern;

/**
 * A subscriber's number as CAMARA writes it: E.164 with a leading plus sign. Personal data: {@link #toString()} shows the
 * country and the last digits only, so that a number never reaches a log by accident.
 */
public record PhoneNumber(String value) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");

    /** @throws IllegalArgumentException without repeating the text, which may be personal data */
    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("phone number: expected E.164 with a leading +, such as +8613800000000");
        }
    }

    public static boolean isValid(String text) {
        return E164.matcher(text).matches();
    }

    /** For people who may know whose number it is without seeing it: {@code +86•••••••4321}. */
    public String masked() {
        int shown = Math.min(4, value.length() - 4);
        return value.substring(0, 3) + "•".repeat(value.length() - 3 - shown) + value.substring(value.length() - shown);
    }

    @Override
    public String toString() {
        return masked();
    }
}
