package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Instant;

/** Why a price was not taken. */
public sealed interface PriceRefusal extends Refusal {

    record Negative(Money perUnit) implements PriceRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INVALID_ARGUMENT;
        }

        @Override
        public String message() {
            return "A price of " + perUnit + " is negative; give 0 or more.";
        }
    }

    record NotAfterPrevious(int previousVersion, Instant previousFrom) implements PriceRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String message() {
            return "Version " + previousVersion + " is in force from " + previousFrom
                    + "; let the next one begin later.";
        }
    }
}
