package io.hefu.core.notification;

import io.hefu.core.call.Owner;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event that an application hears of.
 *
 * @param id the same for the same event, however often it is handed over; receivers recognise repetitions by it
 * @param owner whose event it is
 * @param source where it happened, a URI reference (CloudEvents 1.0): {@code /short-messages/v0.1/messages}
 * @param subject what it happened to, within the source; never personal data
 * @param time when it happened
 * @param data what is written as a JSON object; personal data only if the application knows them already
 * @param subscriptionSink for an event of a notification subscription: it goes there and nowhere else. For all others: empty,
 *     they go to the webhooks that asked for their type
 */
public record Notification(
        UUID id,
        Owner owner,
        EventType type,
        String source,
        Optional<String> subject,
        Instant time,
        Object data,
        Optional<SubscriptionSink> subscriptionSink) {

    /** Not the data. */
    @Override
    public String toString() {
        return "Notification[" + type + " " + id + "]";
    }
}
