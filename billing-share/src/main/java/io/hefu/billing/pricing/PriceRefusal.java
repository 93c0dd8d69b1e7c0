package io.hefu.billing.pricing;

import io.hefu.core.money.Money;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Instant;

/** Why a price was not taken. */
public sealed interface PriceRefusal extends Refusal {

    @Override
    default ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    /** Reasons about which there is no more to say. */
    enum Plain implements PriceRefusal {
        BANDS_OUT_OF_PLACE("The bands do not price every unit once; let the first begin at 0, each other where the one"
                + " before ends, and the last have no end."),
        DISCOUNT_TWICE("A discount on a discount is not one percentage anybody could read; give one discount.");

        private final String message;

        Plain(String message) {
            this.message = message;
        }

        @Override
        public String message() {
            return message;
        }
    }

    record Negative(Money price) implements PriceRefusal {

        @Override
        public String message() {
            return "A price of " + price + " is negative; give 0 or more.";
        }
    }

    record UnitsOutOfRange(long units, long most) implements PriceRefusal {

        @Override
        public String message() {
            return units + " units are none that can be counted to; give 1 to " + most + ".";
        }
    }

    record TooManyBands(int bands, int most) implements PriceRefusal {

        @Override
        public String message() {
            return "The price has " + bands + " bands; have " + most + " at most.";
        }
    }

    record DiscountOutOfRange(int basisPoints) implements PriceRefusal {

        @Override
        public String message() {
            return "A discount of " + basisPoints + " basis points is none; give 1 to 10000.";
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

    /** Half a month of free units, packages or tiers: nobody has said how many that would be. */
    record NotAtStartOfMonth(int version) implements PriceRefusal {

        @Override
        public String message() {
            return "Version " + version + " counts the month's units;"
                    + " let the new version begin on the first of one, at 00:00 in Asia/Shanghai.";
        }
    }
}
