package io.hefu.core.identity;

import java.util.UUID;

/** Names an application's subscription to a plan. */
public record SubscriptionId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static SubscriptionId of(String text) {
        return new SubscriptionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
