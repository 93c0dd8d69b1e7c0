package io.hefu.billing.intake;

import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import java.time.Instant;

/** Whether an entry can be stored at all. One that cannot must not hold up the journal behind it. */
final class EntryCheck {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final long MOST_UNITS = 1_000_000_000;

    private EntryCheck() {}

    static boolean isWellFormed(UsageEntry entry) {
        Instant received = entry.record().receivedAt();
        return received.isAfter(EARLIEST)
                && received.isBefore(LATEST)
                && (!(entry instanceof Outcome outcome) || isWellFormed(outcome.result()));
    }

    private static boolean isWellFormed(Result result) {
        return result.status() >= 100
                && result.status() <= 599
                && result.units() >= 0
                && result.units() <= MOST_UNITS
                && result.latencyMicros() >= 0;
    }
}
