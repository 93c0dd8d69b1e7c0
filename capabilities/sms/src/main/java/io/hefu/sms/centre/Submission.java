package io.hefu.sms.centre;

import io.hefu.core.refusal.Refusal;
import io.hefu.sms.delivery.DeliveryState;

/** What became of handing one short message to the centre. */
public sealed interface Submission {

    DeliveryState state();

    /**
     * The centre has it.
     *
     * @param centreId under which receipts will name it
     */
    record Accepted(String centreId) implements Submission {
        @Override
        public DeliveryState state() {
            return DeliveryState.ACCEPTED;
        }
    }

    /** The centre will never send it: there is no such destination, or the sender is not allowed. */
    record Rejected() implements Submission {
        @Override
        public DeliveryState state() {
            return DeliveryState.REJECTED;
        }
    }

    /** The centre was lost, or silent, before it answered. It may or may not have it; sending again could send twice. */
    record Unanswered() implements Submission {
        @Override
        public DeliveryState state() {
            return DeliveryState.UNKNOWN;
        }
    }

    /** It certainly did not leave this process, or the centre asked to come back later. */
    record NotSubmitted(Refusal reason) implements Submission {
        @Override
        public DeliveryState state() {
            return DeliveryState.REJECTED;
        }
    }
}
