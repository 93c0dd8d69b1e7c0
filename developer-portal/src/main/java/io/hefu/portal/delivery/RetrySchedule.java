package io.hefu.portal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery that failed is tried again: after a wait that is chosen by chance below a longest one, which grows with
 * every attempt (full jitter), so that many that failed together do not come back together. A sink that asks for a longer
 * wait gets it. Given up after eight attempts, or when three days would not be enough.
 */
final class RetrySchedule {

    static final Duration PATIENCE = Duration.ofDays(3);

    private static final List<Duration> LONGEST_WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param attempts made so far, 1 or more
     * @param begunAt when the first of them was due
     * @param askedFor the sink's {@code Retry-After}, if any
     * @return empty when it is to be given up
     */
    Optional<Instant> next(int attempts, Instant begunAt, Instant now, Optional<Duration> askedFor) {
        if (attempts > LONGEST_WAITS.size()) {
            return Optional.empty();
        }
        long longest = LONGEST_WAITS.get(attempts - 1).toMillis();
        Duration wait = Duration.ofMillis(random.nextLong(longest + 1));
        Instant next =
                now.plus(askedFor.filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
        return Optional.of(next).filter(instant -> instant.isBefore(begunAt.plus(PATIENCE)));
    }
}
