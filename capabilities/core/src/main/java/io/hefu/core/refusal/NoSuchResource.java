package io.hefu.core.refusal;

/**
 * A resource that does not exist or is not this caller's: the two are told apart to nobody.
 *
 * @param kind what was looked for, in the API's words: {@code message}
 */
public record NoSuchResource(String kind) implements Refusal {

    @Override
    public ErrorCode code() {
        return ErrorCode.NOT_FOUND;
    }

    @Override
    public String message() {
        return "There is no such " + kind + " among this application's; check the id and the credential's environment.";
    }
}
