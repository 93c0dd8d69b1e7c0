package io.hefu.core.consent;

import java.util.regex.Pattern;

/** Why personal data is processed: a W3C Data Privacy Vocabulary term, as CAMARA writes it: {@code dpv:ServiceProvision}. */
public record Purpose(String value) {

    private static final Pattern FORM = Pattern.compile("dpv:[A-Z][A-Za-z]{1,79}");

    public Purpose {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "purpose: " + value + " (expected: a term such as dpv:ServiceProvision)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
