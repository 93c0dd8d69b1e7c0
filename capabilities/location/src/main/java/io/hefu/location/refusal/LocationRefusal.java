package io.hefu.location.refusal;

import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Duration;
import java.util.Optional;

/** Why a location was not told. */
public sealed interface LocationRefusal extends Refusal {

    ApiName VERIFICATION = new ApiName("location-verification");

    /** Reasons about which there is no more to say. */
    enum Plain implements LocationRefusal {
        /** The line is not provisioned for being located. */
        SERVICE_NOT_APPLICABLE(
                ErrorCode.SERVICE_NOT_APPLICABLE,
                "This device cannot be located for others: its line is not provisioned for the service."),
        /** The centre of the area lies where the operator has no network. */
        AREA_NOT_COVERED(
                ErrorCode.of(VERIFICATION, 422, "AREA_NOT_COVERED"),
                "The centre of the requested area is outside the operator's coverage; check latitude and longitude."),
        /** What the network knows is older than the caller accepts. */
        UNABLE_TO_FULFIL_MAX_AGE(
                ErrorCode.of(VERIFICATION, 422, "UNABLE_TO_FULFILL_MAX_AGE"),
                "No location as fresh as maxAge is known; ask again later, or accept an older one."),
        /** The network does not know where the device is. */
        UNABLE_TO_LOCATE(
                ErrorCode.of(VERIFICATION, 422, "UNABLE_TO_LOCATE"),
                "The network is unable to locate the device; it may be switched off or out of coverage."),
        /** The network cannot be asked. */
        NETWORK_UNAVAILABLE(
                ErrorCode.UNAVAILABLE,
                "The operator's network cannot be asked for locations at the moment. Try again shortly."),
        /** The network did not answer in time. */
        NETWORK_TIMEOUT(ErrorCode.TIMEOUT, "The operator's network did not find the device in time. Try again."),
        /** The network answered something else than a location report. */
        NETWORK_UNINTELLIGIBLE(
                ErrorCode.BAD_GATEWAY,
                "The operator's network gave an answer that is not understood. Tell the operator if it persists.");

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
            return this == NETWORK_UNAVAILABLE ? Optional.of(Duration.ofSeconds(5)) : Optional.empty();
        }
    }

    /** The radius is smaller or larger than the operator verifies. */
    record InvalidArea(long smallestRadiusMetres, long largestRadiusMetres) implements LocationRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.of(VERIFICATION, 422, "INVALID_AREA");
        }

        @Override
        public String message() {
            return "The radius of the area must be between " + smallestRadiusMetres + " and " + largestRadiusMetres
                    + " metres.";
        }
    }
}
