package io.hefu.core.refusal;

/**
 * A field of the request that is not what the API's definition says.
 *
 * @param field JSON pointer, path or query parameter, or header: {@code /device/phoneNumber}
 * @param expectation what would have been right, completing "{field} …": {@code must be at least 1}
 */
public record InvalidArgument(String field, String expectation) implements Refusal {

    @Override
    public ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    @Override
    public String message() {
        return field + " " + expectation + ".";
    }
}
