package io.hefu.sms.message;

import io.hefu.sms.delivery.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A message and what became of it so far.
 *
 * @param states of the segments handed over so far, for each recipient in the message's order
 */
record Delivery(Message message, List<List<DeliveryState>> states) {

    /** How long handing over may take. A segment of which nothing is recorded by then was on its way in a crash. */
    private static final Duration SUBMISSION = Duration.ofMinutes(2);

    Delivery {
        if (states.size() != message.recipients().size()) {
            throw new IllegalArgumentException("states: of " + states.size() + " recipients (expected: "
                    + message.recipients().size() + ")");
        }
    }

    DeliveryState stateOf(int recipient, Instant now) {
        List<DeliveryState> segments = new ArrayList<>(states.get(recipient));
        boolean overdue = now.isAfter(message.createdAt().plus(SUBMISSION));
        while (segments.size() < message.segments()) {
            segments.add(overdue ? DeliveryState.UNKNOWN : DeliveryState.ACCEPTED);
        }
        return DeliveryState.ofWhole(segments);
    }
}
