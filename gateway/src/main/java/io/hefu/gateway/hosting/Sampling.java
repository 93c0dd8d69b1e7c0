package io.hefu.gateway.hosting;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Takes one of many, at most so often: to look at answers without paying for a look at each. */
final class Sampling {

    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final AtomicLong nextNanos;

    Sampling(long intervalNanos, LongSupplier nanoTime) {
        this.intervalNanos = intervalNanos;
        this.nanoTime = nanoTime;
        this.nextNanos = new AtomicLong(nanoTime.getAsLong());
    }

    boolean take() {
        long now = nanoTime.getAsLong();
        long next = nextNanos.get();
        return now - next >= 0 && nextNanos.compareAndSet(next, now + intervalNanos);
    }
}
