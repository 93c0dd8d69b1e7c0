package io.hefu.bench.load;

import io.hefu.clients.call.ApiAnswer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How many calls were not answered as hoped, and how long the slowest took; passes on what it sees. */
public final class Outcomes implements Witness {

    private final Witness next;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();

    public Outcomes(Witness next) {
        this.next = next;
    }

    @Override
    public void answered(Sent sent, ApiAnswer answer) {
        if (answer.status() / 100 != 2) {
            refused.incrementAndGet();
        }
        slowestNanos.accumulateAndGet(System.nanoTime() - sent.atNanos(), Math::max);
        next.answered(sent, answer);
    }

    @Override
    public void unanswered(Sent sent) {
        unanswered.incrementAndGet();
        next.unanswered(sent);
    }

    /** Answered with anything but 2xx. */
    public long refused() {
        return refused.get();
    }

    public long unanswered() {
        return unanswered.get();
    }

    public Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }
}
