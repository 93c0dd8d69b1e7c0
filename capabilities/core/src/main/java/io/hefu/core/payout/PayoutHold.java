package io.hefu.core.payout;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A party's payouts were to be suspended, or resumed. A suspension keeps them back from its proposal on, a resumption lets
 * them go when it is in force.
 */
public record PayoutHold(
        UUID id,
        Change change,
        State state,
        String reason,
        String proposedBy,
        Instant proposedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt) {

    /** What is to become of the party's payouts. */
    public enum Change {
        SUSPEND,
        RESUME
    }

    /** Of a party one is proposed at most. */
    public enum State {
        PROPOSED,
        IN_FORCE,
        REJECTED
    }
}
