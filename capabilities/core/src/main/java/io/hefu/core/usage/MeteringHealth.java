package io.hefu.core.usage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * How complete billing's picture is: that nobody called, and that calls are not arriving, must never look alike. Kept by
 * billing, shown by the portal.
 */
public interface MeteringHealth {

    CompletionStage<View> view();

    /**
     * @param runs those that are not stored whole, and the last of each node
     * @param entriesToRate stored, and not yet looked at by rating
     * @param suspendedEntries that contradict what is known of their call, by reason
     * @param suspendedCalls that cannot be rated yet, by reason
     */
    record View(
            List<Run> runs, long entriesToRate, Map<String, Long> suspendedEntries, Map<String, Long> suspendedCalls) {

        public View {
            runs = List.copyOf(runs);
            suspendedEntries = Map.copyOf(suspendedEntries);
            suspendedCalls = Map.copyOf(suspendedCalls);
        }

        /** Whether nothing is missing that may have been answered before a moment ago. */
        public boolean isComplete() {
            return runs.stream().allMatch(run -> run.state() == State.ENDED || run.state() == State.CURRENT);
        }
    }

    /**
     * One run of a gateway's process.
     *
     * @param lastSequence of the entries stored; they follow one another without a gap from 1
     * @param storedUntil every call that it answered before then is stored; empty until it first said so
     * @param openCalls that were begun and not answered yet
     * @param unknownCalls that were cut short, and of which nobody knows yet what became
     */
    record Run(
            String node,
            long epoch,
            State state,
            Instant beganAt,
            Optional<Instant> endedAt,
            long lastSequence,
            Optional<Instant> storedUntil,
            long openCalls,
            long unknownCalls) {}

    /** How far a run is stored. */
    enum State {
        /** It has ended and is stored whole. */
        ENDED,
        /** It goes on, and all it answered until a moment ago is stored. */
        CURRENT,
        /** It goes on or has died; what it answered lately is not stored. */
        BEHIND,
        /** Its node has begun another run, and the rest of its journal has not come. */
        MISSING
    }
}
