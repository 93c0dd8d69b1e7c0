package io.hefu.sms.message;

import io.hefu.core.call.Owner;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.delivery.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A recipient of whom at least one short message has come to its end.
 *
 * @param position in the list of recipients, from 1
 * @param segments of the message
 * @param states of those that are recorded
 * @param changedAt when the latest of them changed
 */
record SettledRecipient(
        UUID message,
        Owner owner,
        int position,
        PhoneNumber phoneNumber,
        Optional<String> clientCorrelator,
        int segments,
        List<DeliveryState> states,
        Instant changedAt) {

    SettledRecipient {
        states = List.copyOf(states);
    }

    /** What the whole text came to; empty while some of it is still on its way. */
    Optional<DeliveryState> finalState() {
        DeliveryState whole = DeliveryState.ofWhole(states);
        boolean complete = states.size() == segments || whole != DeliveryState.DELIVERED;
        return whole.isFinal() && complete ? Optional.of(whole) : Optional.empty();
    }
}
