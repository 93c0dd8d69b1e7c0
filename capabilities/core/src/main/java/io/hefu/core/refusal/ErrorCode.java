package io.hefu.core.refusal;

import io.hefu.core.identity.ApiName;

/**
 * The stable word for a failure and the HTTP status it travels with. CAMARA Commonalities 0.6, API Design Guide §3.2.
 *
 * @param status HTTP status, 400 to 599
 * @param name SCREAMING_SNAKE_CASE, with the API's name in front where only that API can give it
 */
public record ErrorCode(int status, String name) {

    public static final ErrorCode INVALID_ARGUMENT = new ErrorCode(400, "INVALID_ARGUMENT");
    public static final ErrorCode OUT_OF_RANGE = new ErrorCode(400, "OUT_OF_RANGE");
    public static final ErrorCode UNAUTHENTICATED = new ErrorCode(401, "UNAUTHENTICATED");
    /** Beyond CAMARA, which knows no prepaid applications; RFC 9110 §15.5.3. */
    public static final ErrorCode BALANCE_EXHAUSTED = new ErrorCode(402, "BALANCE_EXHAUSTED");

    public static final ErrorCode PERMISSION_DENIED = new ErrorCode(403, "PERMISSION_DENIED");
    public static final ErrorCode NOT_FOUND = new ErrorCode(404, "NOT_FOUND");
    public static final ErrorCode IDENTIFIER_NOT_FOUND = new ErrorCode(404, "IDENTIFIER_NOT_FOUND");
    public static final ErrorCode METHOD_NOT_ALLOWED = new ErrorCode(405, "METHOD_NOT_ALLOWED");
    public static final ErrorCode NOT_ACCEPTABLE = new ErrorCode(406, "NOT_ACCEPTABLE");
    public static final ErrorCode ABORTED = new ErrorCode(409, "ABORTED");
    public static final ErrorCode ALREADY_EXISTS = new ErrorCode(409, "ALREADY_EXISTS");
    public static final ErrorCode INCOMPATIBLE_STATE = new ErrorCode(409, "INCOMPATIBLE_STATE");
    /** Ours: the same call is under way. IETF draft-ietf-httpapi-idempotency-key-header-07 §2.7. */
    public static final ErrorCode IDEMPOTENCY_KEY_IN_USE = new ErrorCode(409, "IDEMPOTENCY_KEY_IN_USE");

    /** Ours: the key stands for another call. */
    public static final ErrorCode IDEMPOTENCY_KEY_REUSED = new ErrorCode(409, "IDEMPOTENCY_KEY_REUSED");

    public static final ErrorCode PAYLOAD_TOO_LARGE = new ErrorCode(413, "PAYLOAD_TOO_LARGE");
    public static final ErrorCode UNSUPPORTED_MEDIA_TYPE = new ErrorCode(415, "UNSUPPORTED_MEDIA_TYPE");
    public static final ErrorCode SERVICE_NOT_APPLICABLE = new ErrorCode(422, "SERVICE_NOT_APPLICABLE");
    public static final ErrorCode MISSING_IDENTIFIER = new ErrorCode(422, "MISSING_IDENTIFIER");
    public static final ErrorCode UNSUPPORTED_IDENTIFIER = new ErrorCode(422, "UNSUPPORTED_IDENTIFIER");
    public static final ErrorCode UNNECESSARY_IDENTIFIER = new ErrorCode(422, "UNNECESSARY_IDENTIFIER");
    public static final ErrorCode QUOTA_EXCEEDED = new ErrorCode(429, "QUOTA_EXCEEDED");
    public static final ErrorCode TOO_MANY_REQUESTS = new ErrorCode(429, "TOO_MANY_REQUESTS");
    public static final ErrorCode INTERNAL = new ErrorCode(500, "INTERNAL");
    public static final ErrorCode BAD_GATEWAY = new ErrorCode(502, "BAD_GATEWAY");
    public static final ErrorCode UNAVAILABLE = new ErrorCode(503, "UNAVAILABLE");
    public static final ErrorCode TIMEOUT = new ErrorCode(504, "TIMEOUT");

    public ErrorCode {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status: " + status + " (expected: 400 to 599)");
        }
    }

    /** A code that only one API gives: {@code LOCATION_VERIFICATION.UNABLE_TO_LOCATE}. */
    public static ErrorCode of(ApiName api, int status, String name) {
        return new ErrorCode(status, api.inErrorCode() + "." + name);
    }
}
