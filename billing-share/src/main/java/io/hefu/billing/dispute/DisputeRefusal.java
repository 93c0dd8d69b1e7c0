package io.hefu.billing.dispute;

import io.hefu.core.money.Money;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;

/** Why a step is not taken. */
public sealed interface DisputeRefusal extends Refusal {

    /** The state has no such step. */
    record NotNow(DisputeStep step, DisputeState state) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String message() {
            return "The dispute is " + state + ": " + step + " is not possible now; load it again to see what is.";
        }
    }

    /** The step is the other side's. */
    record OtherSidesStep(DisputeStep step) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public String message() {
            return step + " is a step of the other side; wait for it.";
        }
    }

    /** Whoever proposed an adjustment has no say in it. */
    record OwnProposal(DisputeStep step) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public String message() {
            return step + " takes a second person; let somebody else decide on your proposal.";
        }
    }

    /** Nothing is disputed. */
    record NothingDisputed(Money amount) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.OUT_OF_RANGE;
        }

        @Override
        public String message() {
            return "The disputed amount is " + amount + "; make it more than 0.";
        }
    }

    /** More than is disputed, or less than nothing. */
    record AdjustmentOutOfRange(Money adjustment, Money disputed) implements DisputeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.OUT_OF_RANGE;
        }

        @Override
        public String message() {
            return "The adjustment is " + adjustment + "; make it 0 to " + disputed + ", which is disputed.";
        }
    }
}
