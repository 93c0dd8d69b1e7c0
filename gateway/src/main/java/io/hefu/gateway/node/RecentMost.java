package io.hefu.gateway.node;

import java.time.Duration;

/**
 * The most nodes that were alive at once of late. Who has fallen silent may still serve: where nodes share something without
 * asking each other, it is counted for a while yet.
 */
final class RecentMost {

    static final Duration WHILE = Duration.ofSeconds(30);

    private int most = 1;
    private long seenAtNanos;

    /** @param nowNanos as {@link System#nanoTime()} */
    synchronized void see(int count, long nowNanos) {
        if (count >= most || nowNanos - seenAtNanos > WHILE.toNanos()) {
            most = count;
            seenAtNanos = nowNanos;
        }
    }

    synchronized int count() {
        return most;
    }
}
