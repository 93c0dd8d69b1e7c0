package io.hefu.core.notification;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the events of one notification subscription go (CAMARA Event Subscription and Notification Guide).
 *
 * @param subscription the notification subscription's id
 * @param url https, unless the operator allows otherwise; at most 2048 characters
 */
public record SubscriptionSink(UUID subscription, URI url, Optional<AccessToken> accessToken) {

    private static final int LONGEST_URL = 2048;

    public SubscriptionSink {
        if (url.toString().length() > LONGEST_URL) {
            throw new IllegalArgumentException("url: longer than " + LONGEST_URL + " characters");
        }
    }

    /**
     * The sink credential of type ACCESSTOKEN.
     *
     * @param expiresAt from when nothing is sent any more
     */
    public record AccessToken(String value, Instant expiresAt) {

        /** Not the token. */
        @Override
        public String toString() {
            return "AccessToken[expires " + expiresAt + "]";
        }
    }

    /** Not the address, which may carry a secret. */
    @Override
    public String toString() {
        return "SubscriptionSink[" + subscription + "]";
    }
}
