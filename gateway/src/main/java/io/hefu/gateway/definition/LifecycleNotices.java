package io.hefu.gateway.definition;

import io.hefu.core.hosting.Lifecycle;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells in headers that a version is on its way out: {@code Deprecation} (RFC 9745 §2), {@code Sunset} (RFC 8594 §3) and
 * where its successor is (RFC 5829 §3.2).
 */
final class LifecycleNotices {

    /** IMF-fixdate, RFC 9110 §5.6.7. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private LifecycleNotices() {}

    static Map<String, String> of(Lifecycle lifecycle) {
        Map<String, String> notices = new LinkedHashMap<>();
        lifecycle.deprecatedAt().ifPresent(since -> notices.put("Deprecation", "@" + since.getEpochSecond()));
        lifecycle.sunsetAt().ifPresent(at -> notices.put("Sunset", HTTP_DATE.format(at.atOffset(ZoneOffset.UTC))));
        lifecycle
                .successor()
                .ifPresent(successor ->
                        notices.put("Link", "<" + successor.toASCIIString() + ">; rel=\"successor-version\""));
        return notices;
    }
}
