package io.hefu.portal.delivery;

import io.hefu.core.notification.Notification;
import io.hefu.core.notification.Notifications;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What others may ask of the engine. */
public final class Deliveries implements Notifications {

    private final EventStore events;
    private final DeliveryWorker worker;
    private final SinkClient client;

    Deliveries(EventStore events, DeliveryWorker worker, SinkClient client) {
        this.events = events;
        this.worker = worker;
        this.client = client;
    }

    @Override
    public CompletionStage<Void> publish(List<Notification> notifications) {
        return events.keep(notifications)
                .invoke(begun -> {
                    if (begun > 0) {
                        worker.wake();
                    }
                })
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** To be told when something is due that was not: a replay, a webhook resumed. */
    public void wake() {
        worker.wake();
    }

    /**
     * Delivers an event to one webhook at once, paused or not, and once.
     *
     * @return empty when there is no such webhook
     */
    public CompletionStage<Optional<Attempt>> test(UUID webhook, CloudEvent event) {
        return worker.test(webhook, event).subscribeAsCompletionStage();
    }

    /** Whether the address leads to where nothing is sent. */
    public CompletionStage<Boolean> leadsInside(URI url) {
        return client.leadsInside(url);
    }
}
