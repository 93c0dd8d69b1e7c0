package io.hefu.portal.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How a sink that fails has been doing.
 *
 * @param failingSince the first failed attempt since which none has succeeded
 * @param givenUpInARow events given up since then
 */
record SinkHealth(Instant failingSince, int givenUpInARow) {

    private static final Duration LONGEST_FAILING = Duration.ofDays(1);
    private static final int MOST_GIVEN_UP = 10;

    /** Whether it is time to stop trying. */
    boolean isDead(Instant now) {
        return givenUpInARow >= MOST_GIVEN_UP || !now.isBefore(failingSince.plus(LONGEST_FAILING));
    }
}
