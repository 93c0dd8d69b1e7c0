package io.hefu.gateway.hosting;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a {@code Cache-Control} field. RFC 9111 §5.2.
 *
 * @param directives by name in lower case; without a value: the empty text
 */
record CacheControl(Map<String, String> directives) {

    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    static CacheControl of(@Nullable String field) {
        Map<String, String> directives = new TreeMap<>();
        if (field != null) {
            for (String directive : field.split(",")) {
                String[] parts = directive.trim().split("=", 2);
                String value = parts.length == 1 ? "" : parts[1].trim().replace("\"", "");
                directives.putIfAbsent(parts[0].trim().toLowerCase(Locale.ROOT), value);
            }
        }
        return new CacheControl(directives);
    }

    boolean has(String directive) {
        return directives.containsKey(directive);
    }

    /** How long a shared cache may use an answer without asking again: only what is said explicitly, never guessed. */
    Optional<Duration> sharedLifetime() {
        if (has("no-store") || has("no-cache") || has("private")) {
            return Optional.empty();
        }
        return seconds(directives.getOrDefault("s-maxage", directives.getOrDefault("max-age", "")))
                .filter(lifetime -> !lifetime.isZero());
    }

    /** Whether the answer is the same for every caller. RFC 9111 §3.5. */
    boolean isForEverybody() {
        return has("public") || has("s-maxage");
    }

    static Optional<Duration> seconds(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(text))));
    }
}
