package io.hefu.gateway.limit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The calls of one subscription in one period: what all nodes had written down at the last exchange with the database, and
 * what this node has counted since.
 */
final class QuotaCounter {

    private final AtomicLong unwritten = new AtomicLong();
    private volatile long written;

    /** Counts one call if the quota allows it. */
    boolean take(long quota) {
        while (true) {
            long counted = unwritten.get();
            if (written + counted >= quota) {
                return false;
            }
            if (unwritten.compareAndSet(counted, counted + 1)) {
                return true;
            }
        }
    }

    long used() {
        return written + unwritten.get();
    }

    long unwritten() {
        return unwritten.get();
    }

    /**
     * @param delta how much of what was unwritten is now written
     * @param total what all nodes have written
     */
    void wrote(long delta, long total) {
        // This order may count a call twice for a moment, never miss one.
        written = total;
        unwritten.addAndGet(-delta);
    }
}
