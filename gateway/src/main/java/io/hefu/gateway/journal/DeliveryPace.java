package io.hefu.gateway.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast the journal is delivered: at once, except in a surge. Storing and rating cost the machines more than serving;
 * what waits on disk is as safe as what is stored, so that callers are served first, until too much waits.
 */
final class DeliveryPace {

    /** From here on calls come in a surge. */
    private static final long SURGE_ENTRIES_PER_SECOND = 5_000;

    /** Delivered meanwhile. */
    private static final long PACE_ENTRIES_PER_SECOND = 2_000;

    /** More than this does not wait: about a gigabyte. */
    private static final long MOST_LAG_ENTRIES = 5_000_000;

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LongSupplier nanoTime;
    private long windowStartNanos;
    private long windowStartSequence;
    private long entriesPerSecond;

    /** @param nanoTime as {@link System#nanoTime()} */
    DeliveryPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.windowStartNanos = nanoTime.getAsLong();
    }

    /**
     * How long to rest after a batch.
     *
     * @param delivered entries in the batch
     * @param durableSequence up to where the journal is written by now
     * @param lag entries that still wait
     */
    Duration restAfter(int delivered, long durableSequence, long lag) {
        look(durableSequence);
        if (entriesPerSecond < SURGE_ENTRIES_PER_SECOND || lag > MOST_LAG_ENTRIES) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(delivered * 1_000L / PACE_ENTRIES_PER_SECOND);
    }

    private void look(long durableSequence) {
        long elapsed = nanoTime.getAsLong() - windowStartNanos;
        if (elapsed >= WINDOW_NANOS) {
            entriesPerSecond = (durableSequence - windowStartSequence) * TimeUnit.SECONDS.toNanos(1) / elapsed;
            windowStartNanos += elapsed;
            windowStartSequence = durableSequence;
        }
    }
}
