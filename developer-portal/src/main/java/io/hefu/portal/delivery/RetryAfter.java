package io.hefu.portal.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After}, RFC 9110 §10.2.3, where it gives seconds; a date is left aside, as clocks differ. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    static Optional<Duration> parse(String header) {
        String text = header.strip();
        return SECONDS.matcher(text).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }
}
