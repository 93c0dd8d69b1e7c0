package io.hefu.sms.message;

import io.hefu.core.notification.EventDescription;
import io.hefu.core.notification.EventType;
import io.hefu.core.notification.Notification;
import io.hefu.core.notification.Notifications;
import io.hefu.sms.delivery.DeliveryState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Tells applications what their messages came to, one event for each recipient. */
final class DeliveryReceipts {

    static final EventDescription DESCRIPTION = new EventDescription(
            new EventType("org.hefu.short-messages.v0.delivery-receipt"),
            "短信对某个号码有了最终状态。data：messageId、phoneNumber、status、clientCorrelator。",
            "A message has come to its end for one recipient. Data: messageId, phoneNumber, status, clientCorrelator.");

    private static final String SOURCE = "/short-messages/v0.1/messages";
    private static final int AT_ONCE = 500;

    private final SettledRecipientStore store;
    private final Notifications notifications;

    DeliveryReceipts(SettledRecipientStore store, Notifications notifications) {
        this.store = store;
        this.notifications = notifications;
    }

    /** What the event says. */
    record Receipt(UUID messageId, String phoneNumber, DeliveryState status, Optional<String> clientCorrelator) {

        /** Not the number. */
        @Override
        public String toString() {
            return "Receipt[" + messageId + " " + status + "]";
        }
    }

    /** Tells of all there are now. */
    CompletionStage<Void> tellAll() {
        return store.handOver(AT_ONCE, this::tell)
                .thenCompose(any -> any ? tellAll() : CompletableFuture.completedFuture(null));
    }

    private CompletionStage<Void> tell(List<SettledRecipient> settled) {
        List<Notification> events =
                settled.stream().flatMap(DeliveryReceipts::event).toList();
        return events.isEmpty() ? CompletableFuture.completedFuture(null) : notifications.publish(events);
    }

    private static Stream<Notification> event(SettledRecipient recipient) {
        return recipient.finalState().stream()
                .map(state -> new Notification(
                        id(recipient, state),
                        recipient.owner(),
                        DESCRIPTION.type(),
                        SOURCE,
                        Optional.of(recipient.message().toString()),
                        recipient.changedAt(),
                        new Receipt(
                                recipient.message(),
                                recipient.phoneNumber().value(),
                                state,
                                recipient.clientCorrelator()),
                        Optional.empty()));
    }

    /** The same for the same receipt, so that telling twice is telling once. */
    private static UUID id(SettledRecipient recipient, DeliveryState state) {
        String name = recipient.message() + " " + recipient.position() + " " + state;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
