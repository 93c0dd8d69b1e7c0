package io.hefu.portal.delivery;

import io.hefu.core.notification.SubscriptionSink.AccessToken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where an event goes.
 *
 * @param webhook its id
 * @param secrets that events are signed with: none for a notification subscription's, two for a while after a rotation
 * @param accessToken what a notification subscription's sink is shown
 */
public record Sink(UUID webhook, String url, List<WebhookSecret> secrets, Optional<AccessToken> accessToken) {

    public Sink {
        secrets = List.copyOf(secrets);
    }

    /** Not the address, which may carry a secret. */
    @Override
    public String toString() {
        return "Sink[" + webhook + "]";
    }
}
