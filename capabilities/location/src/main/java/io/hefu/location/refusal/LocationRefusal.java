package io.hefu.location.refusal;

import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Duration;
import java.util.Optional;

/** Why a location was not told. */
public sealed interface LocationRefusal extends Refusal {

    ApiName VERIFICATION = new ApiName("location-verification");

    /** The line is not provisioned for being located. */
    record ServiceNotApplicable() implements LocationRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.SERVICE_NOT_APPLICABLE;
        }

        @Override
        public String message() {
            return "This device cannot be located for others: its line is not provisioned for the service.";
        }
    }

    /** The centre of the area lies where the operator has no network. */
    record AreaNotCovered() implements LocationRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.of(VERIFICATION, 422, "AREA_NOT_COVERED");
        }

        @Override
        public String message() {
            return "The centre of the requested area is outside the operator's coverage; check latitude and longitude.";
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

    /** What the network knows is older than the caller accepts. */
    record UnableToFulfilMaxAge() implements LocationRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.of(VERIFICATION, 422, "UNABLE_TO_FULFILL_MAX_AGE");
        }

        @Override
        public String message() {
            return "No location as fresh as maxAge is known; ask again later, or accept an older one.";
        }
    }

    /** The network does not know where the device is. */
    record UnableToLocate() implements LocationRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.of(VERIFICATION, 422, "UNABLE_TO_LOCATE");
        }

        @Override
        public String message() {
            return "The network is unable to locate the device; it may be switched off or out of coverage.";
        }
    }

    /** The network cannot be asked. */
    record NetworkUnavailable() implements LocationRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNAVAILABLE;
        }

        @Override
        public String message() {
            return "The operator's network cannot be asked for locations at the moment. Try again shortly.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }
    }

    /** The network did not answer in time. */
    record NetworkTimeout() implements LocationRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.TIMEOUT;
        }

        @Override
        public String message() {
            return "The operator's network did not find the device in time. Try again.";
        }
    }

    /** The network answered something else than a location report. */
    record NetworkUnintelligible() implements LocationRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.BAD_GATEWAY;
        }

        @Override
        public String message() {
            return "The operator's network gave an answer that is not understood. Tell the operator if it persists.";
        }
    }
}
