package io.hefu.bench.load;

import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.tally.Tally;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers every call that was answered to a known caller: each must be in the database, once. */
public final class Acknowledged implements Witness {

    private final Queue<String> correlators = new ConcurrentLinkedQueue<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private volatile Tally tally = new Tally();

    @Override
    public void answered(Sent sent, ApiAnswer answer) {
        if (answer.isOfKnownCaller()) {
            correlators.add(sent.correlator());
            count.incrementAndGet();
            tally.add(sent.call(), answer);
        } else {
            turnedAway.incrementAndGet();
        }
    }

    @Override
    public void unanswered(Sent sent) {
        unanswered.incrementAndGet();
    }

    /** Begins to count answers anew; what is remembered stays. */
    public Tally countAnew() {
        Tally fresh = new Tally();
        tally = fresh;
        return fresh;
    }

    public List<String> correlators() {
        return List.copyOf(correlators);
    }

    public long count() {
        return count.get();
    }

    /** Calls that got no answer, or not a whole one. */
    public long unanswered() {
        return unanswered.get();
    }

    /** Calls answered before anybody knew who called, such as by a gateway that has not read its configuration yet. */
    public long turnedAway() {
        return turnedAway.get();
    }
}
