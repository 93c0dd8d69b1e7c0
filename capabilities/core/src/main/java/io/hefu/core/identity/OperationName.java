package io.hefu.core.identity;

import java.util.regex.Pattern;

/** One operation of a northbound API, written {@code location-verification:verifyLocation}. */
public record OperationName(ApiName api, String operationId) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,79}");

    public OperationName {
        if (!FORM.matcher(operationId).matches()) {
            throw new IllegalArgumentException("operationId: " + operationId + " (expected: " + FORM + ")");
        }
    }

    /** @throws IllegalArgumentException for any other form */
    public static OperationName of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("operation: " + text + " (expected: <api>:<operationId>)");
        }
        return new OperationName(new ApiName(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return api + ":" + operationId;
    }
}
