package io.hefu.gateway.upstream;

import io.hefu.core.hosting.ProxyPolicy.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.LongSupplier;

/**
 * Stops calling what fails. Closed, it looks back at the last calls and opens when too many of them failed; open, it refuses
 * for a while, then lets one call through to try, whose result closes it or keeps it open for as long again. Without a lock:
 * calls that end in the same moment may be counted in either order.
 */
final class Breaker {

    private static final long CLOSED = Long.MIN_VALUE;

    private final CircuitBreaker settings;
    private final LongSupplier nanoTime;
    private final AtomicIntegerArray lastFailures;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile long openUntilNanos = CLOSED;

    Breaker(CircuitBreaker settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.lastFailures = new AtomicIntegerArray(Math.max(1, settings.window()));
    }

    /** How a call was let through; to be handed back with its result. */
    enum Admission {
        ORDINARY,
        TRIAL,
        REFUSED
    }

    Admission admit() {
        if (openUntilNanos == CLOSED) {
            return Admission.ORDINARY;
        }
        boolean mayTry = nanoTime.getAsLong() - openUntilNanos >= 0 && trying.compareAndSet(false, true);
        return mayTry ? Admission.TRIAL : Admission.REFUSED;
    }

    /** Whether {@link #admit()} would let a call through. */
    boolean admits() {
        return openUntilNanos == CLOSED || !trying.get() && nanoTime.getAsLong() - openUntilNanos >= 0;
    }

    /** Until the next call may try; zero when it may now. */
    Duration untilTrial() {
        long open = openUntilNanos;
        return open == CLOSED ? Duration.ZERO : Duration.ofNanos(Math.max(0, open - nanoTime.getAsLong()));
    }

    void succeeded(Admission admission) {
        if (admission == Admission.TRIAL) {
            close();
        } else if (openUntilNanos == CLOSED) {
            count(0);
        }
    }

    void failed(Admission admission) {
        if (admission == Admission.TRIAL) {
            open();
        } else if (openUntilNanos == CLOSED && count(1) && isTooMany()) {
            open();
        }
    }

    /** The call ended without saying anything of the upstream. */
    void withdrawn(Admission admission) {
        if (admission == Admission.TRIAL) {
            trying.set(false);
        }
    }

    /** @return whether the window is full, so that its failures say something */
    private boolean count(int failure) {
        int call = calls.getAndIncrement();
        int before = lastFailures.getAndSet(Math.floorMod(call, lastFailures.length()), failure);
        failures.addAndGet(failure - before);
        return call < 0 || call + 1 >= lastFailures.length();
    }

    private boolean isTooMany() {
        return failures.get() * 100L >= (long) settings.failurePercent() * lastFailures.length();
    }

    private void open() {
        openUntilNanos = nanoTime.getAsLong() + settings.openFor().toNanos();
        trying.set(false);
    }

    private void close() {
        for (int i = 0; i < lastFailures.length(); i++) {
            lastFailures.set(i, 0);
        }
        failures.set(0);
        calls.set(0);
        openUntilNanos = CLOSED;
        trying.set(false);
    }
}
