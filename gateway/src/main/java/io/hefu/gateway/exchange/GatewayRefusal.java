package io.hefu.gateway.exchange;

import io.hefu.core.consent.Purpose;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why the gateway itself turns a call away. */
public sealed interface GatewayRefusal extends Refusal {

    record NoSuchPath() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.NOT_FOUND;
        }

        @Override
        public String message() {
            return "There is no such path; check the API's name, its version and the spelling in the API reference.";
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

    record UnsupportedMediaType() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNSUPPORTED_MEDIA_TYPE;
        }

        @Override
        public String message() {
            return "The body must be JSON: send it with Content-Type: application/json.";
        }
    }

    record NotAcceptable() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.NOT_ACCEPTABLE;
        }

        @Override
        public String message() {
            return "Answers are JSON: leave out Accept, or let it include application/json.";
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
            EXPIRED("The access token has expired; request a new one.");

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

    record Suspended() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public String message() {
            return "The application is suspended; its owner finds the reason in the portal.";
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

    record RateLimited(RateLimit limit, Duration delay) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.TOO_MANY_REQUESTS;
        }

        @Override
        public String message() {
            return "The plan allows " + limit.callsPerSecond() + " calls a second, " + limit.burst()
                    + " at once; slow down and retry after the time in Retry-After.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(delay);
        }
    }

    /** @param renewsOn the business date (Asia/Shanghai) on which the next period begins */
    record QuotaExhausted(Quota quota, LocalDate renewsOn, Duration delay) implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.QUOTA_EXCEEDED;
        }

        @Override
        public String message() {
            return "The plan's " + quota.calls() + " calls a "
                    + quota.period().name().toLowerCase(Locale.ROOT) + " are used up; they renew on "
                    + renewsOn + " (Asia/Shanghai).";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(delay);
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

    /** A partner's operation on personal data, of nobody. */
    record NoSubscriber() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.MISSING_IDENTIFIER;
        }

        @Override
        public String message() {
            return "The request must name the subscriber whose data it is about, by phone number in E.164 form.";
        }
    }

    record OtherSubscriber() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNNECESSARY_IDENTIFIER;
        }

        @Override
        public String message() {
            return "The access token speaks for another subscriber than the request names; leave the phone number out.";
        }
    }

    /** The client went before its request was whole. */
    record BrokenRequest() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.INVALID_ARGUMENT;
        }

        @Override
        public String message() {
            return "The body broke off, or paused for too long; send the whole request again.";
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

    /** No connection, or no answer in time. Whether the call had its effect is not known. */
    record PartnerTimeout() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.TIMEOUT;
        }

        @Override
        public String message() {
            return "The partner that answers this API did not answer in time; ask what became of the call before repeating it.";
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

    /** The call cannot be recorded, so it is not made, or its answer not given: no call goes unmetered. */
    record Unrecorded() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNAVAILABLE;
        }

        @Override
        public String message() {
            return "The call cannot be recorded right now; retry shortly.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(1));
        }
    }

    /** A fault of ours; what it was is in the log, under the call's id and correlator. */
    record Unexpected() implements GatewayRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.INTERNAL;
        }

        @Override
        public String message() {
            return "Something failed on our side; tell us the x-correlator of this answer.";
        }
    }
}
