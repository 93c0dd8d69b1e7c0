package io.hefu.iot.device;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The 36 lower-case characters that RFC 9562 writes; {@link UUID#fromString} takes {@code 1-1-1-1-1} as well. */
final class CanonicalUuid {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private CanonicalUuid() {}

    static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
