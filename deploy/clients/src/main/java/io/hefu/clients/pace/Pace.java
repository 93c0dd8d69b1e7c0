package io.hefu.clients.pace;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Gives out evenly spaced moments. Whoever comes late makes up for at most a second, so that a pause is not followed by
 * all it left out. For one thread.
 */
public final class Pace {

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private final long intervalNanos;
    private long next;

    /** @param nanoTime such as {@link System#nanoTime} */
    public Pace(int perSecond, LongSupplier nanoTime) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("perSecond: " + perSecond + " (expected: >= 1)");
        }
        this.nanoTime = nanoTime;
        this.intervalNanos = NANOS_PER_SECOND / perSecond;
        this.next = nanoTime.getAsLong();
    }

    /** Takes the next moment; returns how long it is until then, nothing when it is past. */
    public Duration untilNext() {
        long now = nanoTime.getAsLong();
        long moment = Math.max(next, now - NANOS_PER_SECOND);
        next = moment + intervalNanos;
        return Duration.ofNanos(Math.max(0, moment - now));
    }

    /** Waits for the next moment. */
    public void await() throws InterruptedException {
        Pauses.sleep(untilNext());
    }
}
