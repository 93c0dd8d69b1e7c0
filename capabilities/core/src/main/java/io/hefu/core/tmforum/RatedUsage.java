package io.hefu.core.tmforum;

import io.hefu.core.money.Money;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A call, and what it cost.
 *
 * @param result empty while it is open, and when nobody knows the end of it
 */
public record RatedUsage(UsageRecord record, State state, Optional<Result> result, Optional<Rating> rating) {

    /** How far a call has come on the way to a bill; TMF635 has the same words. */
    public enum State {
        /** Not answered, or not rated yet. */
        RECEIVED,
        /** Waits for a price or an agreement. */
        REJECTED,
        RATED,
        /** Rated again, or taken back. */
        RERATED,
        /** In an issued statement. */
        BILLED
    }

    /** @param gross tax included; 0 where nothing is charged */
    public record Rating(Instant at, Money gross) {}
}
