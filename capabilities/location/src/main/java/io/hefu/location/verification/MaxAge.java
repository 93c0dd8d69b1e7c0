package io.hefu.location.verification;

import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import io.hefu.location.network.Freshness;
import java.time.Duration;
import java.util.Optional;

/**
 * How old a location may be for the caller.
 *
 * @param limit zero asks for a fresh one; empty accepts any
 */
record MaxAge(Optional<Duration> limit) {

    /** @throws RefusedException for a negative number, which the definition's schema lets pass */
    static MaxAge ofSeconds(Optional<Long> seconds) {
        if (seconds.filter(number -> number < 0).isPresent()) {
            throw new RefusedException(new InvalidArgument("/maxAge", "must be at least 0"));
        }
        return new MaxAge(seconds.map(Duration::ofSeconds));
    }

    boolean isGiven() {
        return limit.isPresent();
    }

    boolean accepts(Duration age) {
        return limit.filter(most -> age.compareTo(most) > 0).isEmpty();
    }

    Freshness freshness() {
        return limit.filter(Duration::isZero).isPresent() ? Freshness.CURRENT : Freshness.CURRENT_OR_LAST_KNOWN;
    }
}
