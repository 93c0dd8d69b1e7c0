package io.hefu.portal.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of one event for one webhook, as the delivery log has it.
 *
 * @param event the header {@code webhook-id} of all its attempts
 * @param attempts since it was published or last replayed
 * @param nextAttemptAt when it is tried next, while it is pending
 */
public record Delivery(
        UUID id,
        UUID event,
        String eventType,
        Optional<String> subject,
        State state,
        int attempts,
        Instant createdAt,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> finishedAt) {

    /** Where a delivery stands. */
    public enum State {
        /** Due, under way, or held until its webhook is resumed. */
        PENDING,
        DELIVERED,
        /** Not tried again unless it is replayed. */
        GIVEN_UP
    }
}
