package io.hefu.sms.message;

import io.hefu.sms.centre.Submission;
import io.hefu.sms.centre.Submission.Accepted;
import io.hefu.sms.delivery.DeliveryState;
import java.util.Optional;

/**
 * One segment for one recipient, as it was handed over.
 *
 * @param recipient place in the message's list, from 1
 * @param number of the segment, from 1
 * @param centreId under which receipts will name it, when the centre has taken it
 */
record SubmittedSegment(int recipient, int number, Optional<String> centreId, DeliveryState state) {

    static SubmittedSegment of(int recipient, int number, Submission submission) {
        Optional<String> centreId =
                submission instanceof Accepted accepted ? Optional.of(accepted.centreId()) : Optional.empty();
        return new SubmittedSegment(recipient, number, centreId, submission.state());
    }
}
