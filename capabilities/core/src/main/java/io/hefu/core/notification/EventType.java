package io.hefu.core.notification;

import java.util.regex.Pattern;

/**
 * What has happened, as CloudEvents 1.0 {@code type} in the form that CAMARA gives it: an organisation's reversed name, the
 * API, its major version, the event: {@code org.hefu.short-messages.v0.delivery-receipt}.
 */
public record EventType(String value) {

    private static final Pattern FORM =
            Pattern.compile("[a-z]{2,20}\\.[a-z0-9-]{1,40}\\.[a-z0-9-]{1,80}\\.v[0-9]{1,3}\\.[a-z0-9-]{1,80}");

    public EventType {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "event type: " + value + " (expected: such as org.hefu.short-messages.v0.delivery-receipt)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
