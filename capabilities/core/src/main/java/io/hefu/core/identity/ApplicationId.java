package io.hefu.core.identity;

import java.util.UUID;

/** Names a developer's application, the party to which calls, quotas and consents belong. */
public record ApplicationId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static ApplicationId of(String text) {
        return new ApplicationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
