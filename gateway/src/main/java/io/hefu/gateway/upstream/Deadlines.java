package io.hefu.gateway.upstream;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What runs out when, on one event loop. Moving a deadline costs an assignment, which a timer of its own would not: a body
 * of a gigabyte moves its deadline with every piece. Looked through some times a second, so deadlines are as exact as that.
 */
final class Deadlines {

    private final LongSupplier nanoTime;
    private @Nullable Deadline first;

    Deadlines(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Something that is told, once, that its time is up, unless it was stopped before. */
    abstract static class Deadline {
        private long dueNanos;
        private @Nullable Deadlines running;
        private @Nullable Deadline next;
        private @Nullable Deadline previous;

        abstract void expired();
    }

    /** Starts the deadline, or moves it. */
    void within(Deadline deadline, long nanos) {
        deadline.dueNanos = nanoTime.getAsLong() + nanos;
        if (deadline.running == null) {
            deadline.running = this;
            deadline.next = first;
            if (first != null) {
                first.previous = deadline;
            }
            first = deadline;
        }
    }

    void stop(Deadline deadline) {
        if (deadline.running == null) {
            return;
        }
        if (deadline.previous == null) {
            first = deadline.next;
        } else {
            deadline.previous.next = deadline.next;
        }
        if (deadline.next != null) {
            deadline.next.previous = deadline.previous;
        }
        deadline.running = null;
        deadline.next = null;
        deadline.previous = null;
    }

    /** Tells those whose time is up. */
    void look() {
        long now = nanoTime.getAsLong();
        Deadline next = first;
        while (next != null) {
            Deadline looked = next;
            next = looked.next;
            if (now - looked.dueNanos >= 0) {
                stop(looked);
                looked.expired();
            }
        }
    }
}
