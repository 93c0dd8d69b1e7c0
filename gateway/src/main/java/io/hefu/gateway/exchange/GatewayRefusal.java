package io.hefu.gateway.exchange;

import io.hefu.core.consent.Purpose;
import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Why the gateway itself turns a call away. */
public sealed interface GatewayRefusal extends Refusal
        permits GatewayRefusal.Plain,
                GatewayRefusal.MethodNotAllowed,
                GatewayRefusal.BodyTooLarge,
                GatewayRefusal.MalformedBody,
                GatewayRefusal.Unauthenticated,
                GatewayRefusal.NotSubscribed,
                GatewayRefusal.ScopeMissing,
                GatewayRefusal.ConsentMissing,
                GatewayRefusal.PurposeNotAllowed,
                GatewayRefusal.KeyScopeMissing,
                GatewayRefusal.PartnerUnavailable,
                GatewayRefusal.BadPartnerAnswer,
                GatewayRefusal.Unavailable,
                LimitReached {

    /** Reasons about which there is no more to say. */
    enum Plain implements GatewayRefusal {
        NO_SUCH_PATH(
                ErrorCode.NOT_FOUND,
                "There is no such path; check the API's name, its version and the spelling in the API reference."),
        UNSUPPORTED_MEDIA_TYPE(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "The body must be JSON: send it with Content-Type: application/json."),
        NOT_ACCEPTABLE(
                ErrorCode.NOT_ACCEPTABLE, "Answers are JSON: leave out Accept, or let it include application/json."),
        SUSPENDED(
                ErrorCode.PERMISSION_DENIED, "The application is suspended; its owner finds the reason in the portal."),
        /** Which address the call came from is not repeated: behind a proxy it may be somebody else's. */
        ADDRESS_NOT_ALLOWED(
                ErrorCode.PERMISSION_DENIED,
                "The credential may not be used from this address; call from one of its list, or change the list in"
                        + " the portal."),
        /** The same call is under way. */
        IDEMPOTENCY_KEY_IN_USE(
                ErrorCode.IDEMPOTENCY_KEY_IN_USE,
                "A call with this Idempotency-Key has not been answered yet; retry shortly for its answer."),
        /** The key stands for another call. */
        IDEMPOTENCY_KEY_REUSED(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was sent with another request; give every new call a key of its own."),
        SEVERAL_PURPOSES(
                ErrorCode.PERMISSION_DENIED,
                "The access token names several purposes; request one with a single dpv: scope."),
        /** The client went before its request was whole. */
        BROKEN_REQUEST(
                ErrorCode.INVALID_ARGUMENT,
                "The body broke off, or paused for too long; send the whole request again."),
        /** No connection, or no answer in time. Whether the call had its effect is not known. */
        PARTNER_TIMEOUT(
                ErrorCode.TIMEOUT,
                "The partner that answers this API did not answer in time; ask what became of the call before"
                        + " repeating it."),
        /** The call cannot be recorded, so it is not made, or its answer not given: no call goes unmetered. */
        UNRECORDED(ErrorCode.UNAVAILABLE, "The call cannot be recorded right now; retry shortly."),
        /** A fault of ours; what it was is in the log, under the call's id and correlator. */
        UNEXPECTED(ErrorCode.INTERNAL, "Something failed on our side; tell us the x-correlator of this answer.");

        private final ErrorCode code;
        private final String message;

        Plain(ErrorCode code, String message) {
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

        @Override
        public Optional<Duration> retryAfter() {
            return this == IDEMPOTENCY_KEY_IN_USE || this == UNRECORDED
                    ? Optional.of(Duration.ofSeconds(1))
                    : Optional.empty();
        }
    }

    /** @param allowed methods in capitals, also for the {@code Allow} header */
    record MethodNotAllowed(Set<String> allowed) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.METHOD_NOT_ALLOWED;
        }

        @Override
        public String message() {
            return "This path takes " + String.join(", ", allowed) + " only.";
        }
    }

    record BodyTooLarge(long limitBytes) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.PAYLOAD_TOO_LARGE;
        }

        @Override
        public String message() {
            return "The body is longer than " + limitBytes + " bytes; send less in one call.";
        }
    }

    /** @param where the parser's line and column, never the content */
    record MalformedBody(String where) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.INVALID_ARGUMENT;
        }

        @Override
        public String message() {
            return "The body is not well-formed JSON" + where + ".";
        }
    }

    /** Nobody could be authenticated. One code for all causes (CAMARA API Design Guide §3.2); the message helps. */
    record Unauthenticated(Cause cause) implements GatewayRefusal {

        /** What was wrong with the credential, as far as its bearer may know. */
        public enum Cause {
            MISSING("Send an API key or an access token: Authorization: Bearer …."),
            MALFORMED_KEY("This is not a whole API key; copy it again."),
            UNKNOWN("The credential is not valid; check it, or create a new one in the portal."),
            REVOKED("The API key was revoked; use another one."),
            EXPIRED_KEY("The API key has expired; use the one that replaced it, or create another one in the portal."),
            EXPIRED("The access token has expired; request a new one."),
            CERTIFICATE("The credential is bound to a client certificate; call over TLS with that certificate."),
            SIGNATURE_REQUIRED("The application takes signed requests only; sign the request (RFC 9421)."),
            SIGNATURE_INCOMPLETE(
                    "The signature must cover @method, @target-uri and, with a body, content-digest, and state"
                            + " created, keyid and a nonce of 16 to 128 characters (RFC 9421)."),
            SIGNATURE(
                    "The signature is not valid; check key and covered components, that created is within 300 s of now,"
                            + " and that every request has a nonce of its own."),
            SIGNED_BODY(
                    "The body is not the signed one; send the Content-Digest (sha-256 or sha-512) of the body and sign it.");

            private final String message;

            Cause(String message) {
                this.message = message;
            }
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.UNAUTHENTICATED;
        }

        @Override
        public String message() {
            return cause.message;
        }
    }

    record NotSubscribed(ApiName api) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public String message() {
            return "The application has no active subscription that covers " + api
                    + " in this environment; subscribe to a plan in the portal.";
        }
    }

    record ScopeMissing(String scope) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public String message() {
            return "The access token lacks the scope " + scope + "; request a token with it.";
        }
    }

    /** The key itself is good for less than its application. */
    record KeyScopeMissing(String scope) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public String message() {
            return "The API key lacks the scope " + scope + "; add it to the key in the portal, or use another key.";
        }
    }

    record ConsentMissing(Purpose purpose) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public String message() {
            return "The subscriber has not consented to this application's use of personal data for " + purpose + ".";
        }
    }

    /** The access token's purpose is none that this operation may process personal data for. */
    record PurposeNotAllowed(Purpose purpose) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public String message() {
            return "This operation may not be used for " + purpose
                    + "; request a token with a purpose that the API reference names for it.";
        }
    }

    /** The partner cannot take the call now; it was not made. */
    record PartnerUnavailable(Duration delay) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNAVAILABLE;
        }

        @Override
        public String message() {
            return "The partner that answers this API cannot take calls right now; retry after the time in Retry-After.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(delay);
        }
    }

    /** The partner could not be reached, or its answer was unusable. */
    record BadPartnerAnswer(Flaw flaw) implements GatewayRefusal {

        /** What was wrong, as far as it helps those who called; the partner finds more in its own log. */
        public enum Flaw {
            UNREACHABLE("cannot be reached; retry later."),
            BROKEN(
                    "broke the connection or sent no valid HTTP; retry later, and tell us the x-correlator if it stays."),
            NOT_AS_DEFINED("gave an answer that is not as its definition says; tell us the x-correlator."),
            TOO_LONG("gave an answer that is too long to be checked; ask for less at once."),
            LEADS_AWAY("answered with a redirection that leads elsewhere; tell us the x-correlator."),
            FAILED("failed; retry later, and tell us the x-correlator if it stays.");

            private final String message;

            Flaw(String message) {
                this.message = message;
            }
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.BAD_GATEWAY;
        }

        @Override
        public String message() {
            return "The partner that answers this API " + flaw.message;
        }
    }

    /** What must be known cannot be found out now; nothing was done. */
    record Unavailable(String what) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNAVAILABLE;
        }

        @Override
        public String message() {
            return what + " cannot be checked right now; retry shortly.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(1));
        }
    }
}
