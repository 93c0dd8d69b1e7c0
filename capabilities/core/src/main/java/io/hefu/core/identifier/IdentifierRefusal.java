package io.hefu.core.identifier;

import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;

/** Why it cannot be told whom a call is about. CAMARA Commonalities 0.6, API Design Guide §3.2 and Appendix A. */
public enum IdentifierRefusal implements Refusal {

    /** Neither the access token nor the request says it. */
    MISSING(
            ErrorCode.MISSING_IDENTIFIER,
            "The device cannot be identified; send its phoneNumber, or use a 3-legged access token."),

    /** The access token says it already. */
    UNNECESSARY(
            ErrorCode.UNNECESSARY_IDENTIFIER,
            "The device is already identified by the access token; leave device and phoneNumber out."),

    /** It is said in none of the ways that are resolved here. */
    UNSUPPORTED(ErrorCode.UNSUPPORTED_IDENTIFIER, "Devices are identified by phone number only; send phoneNumber."),

    /** The operator knows nobody by it. */
    NOT_FOUND(
            ErrorCode.IDENTIFIER_NOT_FOUND,
            "The operator knows no device with this identifier; check the number and that it is this operator's.");

    private final ErrorCode code;
    private final String message;

    IdentifierRefusal(ErrorCode code, String message) {
        this.code = code;
        this.message = message;
    }

    @Override
    public ErrorCode code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}
