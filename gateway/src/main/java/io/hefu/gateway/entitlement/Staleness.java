package io.hefu.gateway.entitlement;

import java.time.Duration;

/**
 * What a node does that is cut off from the configuration: between refusing callers in good standing and letting revoked
 * ones through there is no third way.
 *
 * @param most for how long it acts on what it knows in any case
 */
public record Staleness(Duration most, Choice choice) {

    /** For what comes after. */
    public enum Choice {
        /** Known credentials go on, for as long as it lasts: an outage of the database stops nobody. */
        SERVE,
        /** All calls are refused as unavailable: nothing revoked is let through for longer than {@code most}. */
        REFUSE
    }

    boolean refusesAfterNanos(long nanos) {
        return choice == Choice.REFUSE && nanos > most.toNanos();
    }
}
