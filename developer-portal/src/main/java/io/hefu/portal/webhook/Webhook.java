package io.hefu.portal.webhook;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.portal.delivery.PauseReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where an application hears of events.
 *
 * @param eventTypes those it asked for; {@code *} stands for all. None for a notification subscription, which has its own
 * @param pause set while nothing is delivered
 * @param failingSince since when no attempt has succeeded
 */
public record Webhook(
        UUID id,
        Kind kind,
        ApplicationId application,
        Environment environment,
        String url,
        String description,
        List<String> eventTypes,
        Instant createdAt,
        Optional<Pause> pause,
        Optional<Instant> failingSince) {

    public Webhook {
        eventTypes = List.copyOf(eventTypes);
    }

    /** Who set it up. */
    public enum Kind {
        /** A member of the organisation, here. */
        REGISTERED,
        /** The application, with a notification subscription of a northbound API. */
        SUBSCRIPTION
    }

    public record Pause(Instant at, PauseReason reason) {}

    /** Not the address, which may carry a secret. */
    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
