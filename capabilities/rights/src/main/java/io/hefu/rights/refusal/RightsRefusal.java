package io.hefu.rights.refusal;

import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.util.UUID;

/** Why a call of the rights exchange is turned away, where the shared reasons of core do not say it. */
public sealed interface RightsRefusal extends Refusal {

    ApiName API = new ApiName("benefits-exchange");

    /** Fewer pieces are left than were asked for. */
    record OutOfStock() implements RightsRefusal {

        private static final ErrorCode CODE = ErrorCode.of(API, 409, "OUT_OF_STOCK");

        @Override
        public ErrorCode code() {
            return CODE;
        }

        @Override
        public String message() {
            return "Not enough of this benefit is left; GET /benefits says what is available.";
        }
    }

    /** Before the benefit's validity, or after. */
    record BenefitNotValid() implements RightsRefusal {

        private static final ErrorCode CODE = ErrorCode.of(API, 422, "BENEFIT_NOT_VALID");

        @Override
        public ErrorCode code() {
            return CODE;
        }

        @Override
        public String message() {
            return "This benefit cannot be redeemed now; its validity says from when to when.";
        }
    }

    /** The subscriber would have more pieces than one may have. */
    record SubscriberLimitReached(int limit) implements RightsRefusal {

        private static final ErrorCode CODE = ErrorCode.of(API, 422, "SUBSCRIBER_LIMIT_REACHED");

        @Override
        public ErrorCode code() {
            return CODE;
        }

        @Override
        public String message() {
            return "A subscriber may have at most " + limit + " of this benefit.";
        }
    }

    /** The same key for something else. */
    record CorrelatorUsed(UUID redemption) implements RightsRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.ALREADY_EXISTS;
        }

        @Override
        public String message() {
            return "This clientCorrelator stands for redemption " + redemption
                    + ", whose content differs; give every new redemption a clientCorrelator of its own.";
        }
    }
}
