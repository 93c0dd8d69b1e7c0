package io.hefu.sms.centre;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long each time up to a longest, and somewhere in the upper half of that by
 * chance, so that many who failed together do not come back together.
 */
record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    BackOff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "back-off: " + first + " to " + longest + " (expected: 0 < first <= longest)");
        }
    }

    /** @param failures before this wait, 0 or more */
    Duration delay(int failures, RandomGenerator random) {
        long whole = Math.min(longest.toNanos(), first.toNanos() << Math.min(failures, MOST_DOUBLINGS));
        return Duration.ofNanos(whole - random.nextLong(whole / 2 + 1));
    }
}
