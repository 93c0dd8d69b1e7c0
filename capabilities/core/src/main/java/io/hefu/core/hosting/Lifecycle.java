package io.hefu.core.hosting;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a version is on its way out.
 *
 * @param deprecatedAt since or from when it should not be used for anything new; {@code Deprecation}, RFC 9745
 * @param sunsetAt from when it may stop answering; {@code Sunset}, RFC 8594
 * @param successor where its successor is documented
 */
public record Lifecycle(Optional<Instant> deprecatedAt, Optional<Instant> sunsetAt, Optional<URI> successor) {

    public static final Lifecycle CURRENT = new Lifecycle(Optional.empty(), Optional.empty(), Optional.empty());

    public Lifecycle {
        if (sunsetAt.isPresent()
                && (deprecatedAt.isEmpty() || deprecatedAt.get().isAfter(sunsetAt.get()))) {
            throw new IllegalArgumentException("sunsetAt: " + sunsetAt.get()
                    + " (expected: not before deprecatedAt, which must be set; RFC 9745 §4)");
        }
    }
}
