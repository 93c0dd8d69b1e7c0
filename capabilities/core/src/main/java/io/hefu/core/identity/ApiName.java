package io.hefu.core.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/** The kebab-case name of a northbound API: {@code location-verification}. CAMARA API Design Guide §5.5. */
public record ApiName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public ApiName {
        if (!FORM.matcher(value).matches() || value.length() > 80) {
            throw new IllegalArgumentException("API name: " + value + " (expected: kebab-case, at most 80 characters)");
        }
    }

    /** The form that starts an error code of this API: {@code LOCATION_VERIFICATION}. */
    public String inErrorCode() {
        return value.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
