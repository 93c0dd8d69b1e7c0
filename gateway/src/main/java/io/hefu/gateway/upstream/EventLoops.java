package io.hefu.gateway.upstream;

import io.vertx.core.Vertx;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The deadlines of each event loop, kept by the event loop itself. */
final class EventLoops {

    /** How exact deadlines are. */
    private static final long LOOK_MILLIS = 50;

    private final Vertx vertx;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Thread, Deadlines> deadlines = new ConcurrentHashMap<>();

    EventLoops(Vertx vertx, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.nanoTime = nanoTime;
    }

    /** Those of the event loop on which this is called. */
    Deadlines deadlines() {
        Deadlines own = deadlines.get(Thread.currentThread());
        return own == null ? deadlines.computeIfAbsent(Thread.currentThread(), loop -> begin()) : own;
    }

    private Deadlines begin() {
        Deadlines begun = new Deadlines(nanoTime);
        vertx.setPeriodic(LOOK_MILLIS, look -> begun.look());
        return begun;
    }
}
