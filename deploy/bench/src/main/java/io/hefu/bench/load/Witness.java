package io.hefu.bench.load;

import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;

/** Sees what becomes of each call of a load. Called by many threads. */
public interface Witness {

    /** An answer arrived whole. */
    void answered(Sent sent, ApiAnswer answer);

    /** None did: the call may have been made, or not. */
    default void unanswered(Sent sent) {}

    /**
     * A call on its way.
     *
     * @param correlator its own, never used for another call
     * @param atNanos when it was sent, by {@link System#nanoTime}
     */
    record Sent(ApiCall call, String correlator, long atNanos) {}
}
