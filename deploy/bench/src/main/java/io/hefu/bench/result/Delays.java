package io.hefu.bench.result;

import java.time.Duration;
import java.util.List;

/** Measured delays, in whole milliseconds, rounded up. */
public record Delays(List<Duration> measured) {

    public Delays {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("measured: none (expected: at least one)");
        }
        measured = measured.stream().sorted().toList();
    }

    public long worstMillis() {
        return millis(measured.get(measured.size() - 1));
    }

    /** The lower one of the two in the middle. */
    public long medianMillis() {
        return millis(measured.get((measured.size() - 1) / 2));
    }

    private static long millis(Duration duration) {
        return duration.plusNanos(999_999).toMillis();
    }
}
