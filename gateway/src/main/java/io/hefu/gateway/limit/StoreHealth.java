package io.hefu.gateway.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Whether a store answers, so that its absence is waited for once and not by every call. */
final class StoreHealth {

    private static final long PROBE_EVERY_MILLIS = Duration.ofMillis(500).toMillis();

    private final AtomicLong nextProbeMillis = new AtomicLong();
    private volatile boolean away;

    boolean isAway() {
        return away;
    }

    void answered() {
        if (away) {
            away = false;
        }
    }

    void failed() {
        away = true;
    }

    /** Whether it is this caller's turn to look whether the store is back. */
    boolean isTimeToProbe(long nowMillis) {
        long next = nextProbeMillis.get();
        return nowMillis >= next && nextProbeMillis.compareAndSet(next, nowMillis + PROBE_EVERY_MILLIS);
    }
}
