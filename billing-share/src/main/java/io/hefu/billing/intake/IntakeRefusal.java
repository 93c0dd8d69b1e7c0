package io.hefu.billing.intake;

import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;

/** Why a delivery of usage was not taken. Nothing of it has been stored; what was delivered must be kept. */
public sealed interface IntakeRefusal extends Refusal {

    /** A run that never began here. */
    record UnknownEpoch(String node, long epoch) implements IntakeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.NOT_FOUND;
        }

        @Override
        public String message() {
            return "Epoch " + epoch + " of node " + node + " has not begun; begin it first.";
        }
    }

    /** Entries before these have not been delivered. */
    record Gap(String node, long epoch, long expectedSequence, long firstSequence) implements IntakeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.ABORTED;
        }

        @Override
        public String message() {
            return "Epoch " + epoch + " of node " + node + " is stored up to " + (expectedSequence - 1)
                    + "; deliver from " + expectedSequence + " on, not from " + firstSequence + ".";
        }
    }

    /** New entries of a run that had said it was done. */
    record EpochEnded(String node, long epoch, long lastSequence) implements IntakeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String message() {
            return "Epoch " + epoch + " of node " + node + " ended at " + lastSequence + "; begin a new one.";
        }
    }

    /** A run that says it ended elsewhere than where it is stored up to. */
    record EpochIncomplete(String node, long epoch, long storedUpTo, long lastSequence) implements IntakeRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String message() {
            return "Epoch " + epoch + " of node " + node + " is stored up to " + storedUpTo + " and cannot end at "
                    + lastSequence + ".";
        }
    }
}
