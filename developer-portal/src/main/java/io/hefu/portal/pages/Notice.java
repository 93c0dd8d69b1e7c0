package io.hefu.portal.pages;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What has just been done, told on the page that a form leads to. Its address carries the notice, never a text. */
enum Notice {
    APPLICATION_CREATED("applicationCreated"),
    APPLICATION_SAVED("applicationSaved"),
    SUBSCRIPTION_REQUESTED("subscriptionRequested"),
    SUBSCRIPTION_ENDED("subscriptionEnded"),
    KEY_REVOKED("keyRevoked"),
    KEY_REFUSED("keyRefused"),
    APPROVED("approved"),
    REJECTED("rejected"),
    PLAN_SAVED("planSaved"),
    CONSENT_GIVEN("given"),
    CONSENT_WITHDRAWN("withdrawn");

    private final String message;

    Notice(String message) {
        this.message = message;
    }

    String on(String path) {
        return path + "?done=" + message;
    }

    /** The key of the message for what the address says, or empty for anything that is no notice. */
    static String message(@Nullable String done) {
        return Arrays.stream(values())
                .map(notice -> notice.message)
                .filter(message -> message.equals(done))
                .findFirst()
                .orElse("");
    }
}
