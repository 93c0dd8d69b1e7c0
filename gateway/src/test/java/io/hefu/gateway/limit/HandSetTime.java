package io.hefu.gateway.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;

/** Time that passes when told to. */
final class HandSetTime implements TimeMeter {

    private final long startMillis;
    private volatile long nanos;

    HandSetTime(Instant start) {
        this.startMillis = start.toEpochMilli();
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    long millis() {
        return startMillis + nanos / 1_000_000;
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
