package io.hefu.core.notification;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where modules hand over the events that applications hear of. Kept by the portal, which signs them and delivers each at
 * least once, in no promised order.
 */
public interface Notifications {

    /**
     * Completes when all of them are durable, so that whatever held them until then may be forgotten. One that is handed over
     * again, by its id, changes nothing; one that nobody asked for is not kept. Fails with none of them kept; the same may
     * then be handed over again.
     */
    CompletionStage<Void> publish(List<Notification> events);
}
