package io.hefu.rights.redemption;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to turn to the supplier again: after half a second, then twice as long each time up to a minute, give or take a
 * fifth so that redemptions of one moment do not come back as a crowd. It never ends.
 */
final class RetryPlan {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int DOUBLINGS_TO_LONGEST = 7;

    private final RandomGenerator random;

    RetryPlan(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempts made so far, 1 or more */
    Duration pauseAfter(int attempts) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS_TO_LONGEST));
        Duration pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return Duration.ofMillis((long) (pause.toMillis() * random.nextDouble(0.8, 1.2)));
    }
}
