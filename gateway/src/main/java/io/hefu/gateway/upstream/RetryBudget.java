package io.hefu.gateway.upstream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps retries a small part of the calls, so that they cannot multiply a load that is too high already: each call saves up
 * a part of a retry, each retry spends a whole one. No more than ten are saved up; three are there from the start, for an
 * upstream that is rarely called.
 */
final class RetryBudget {

    private static final int RETRY = 100;
    private static final int START = 3 * RETRY;
    private static final int MOST = 10 * RETRY;

    private final int percent;
    private final AtomicInteger saved;

    /** @param percent of the calls that may be retries, 0 to 100 */
    RetryBudget(int percent) {
        this.percent = percent;
        this.saved = new AtomicInteger(percent == 0 ? 0 : START);
    }

    void called() {
        if (saved.get() < MOST) {
            saved.addAndGet(percent);
        }
    }

    boolean takeRetry() {
        int before = saved.get();
        while (before >= RETRY) {
            if (saved.compareAndSet(before, before - RETRY)) {
                return true;
            }
            before = saved.get();
        }
        return false;
    }
}
