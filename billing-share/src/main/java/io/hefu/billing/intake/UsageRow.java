package io.hefu.billing.intake;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.tally.TallyKey;
import io.hefu.core.call.CallId;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.time.LocalDate;
import java.util.Optional;

/** A usage record as it will be stored, with the sequence number of the entry that made it so. */
record UsageRow(UsageRecord record, PayloadHash payload, Optional<Result> result, long sequence) {

    static UsageRow of(UsageEntry entry, PayloadHash payload, long sequence) {
        Optional<Result> result = entry instanceof Outcome outcome ? Optional.of(outcome.result()) : Optional.empty();
        return new UsageRow(entry.record(), payload, result, sequence);
    }

    CallId call() {
        return record.call();
    }

    LocalDate businessDate() {
        return BusinessCalendar.dateOf(record.receivedAt());
    }

    UsageState state() {
        return result.isPresent() ? UsageState.ANSWERED : UsageState.INTENT;
    }

    KnownCall known() {
        return new KnownCall(state(), payload, result);
    }

    TallyKey tallyKey() {
        return new TallyKey(
                businessDate(),
                record.organisation(),
                record.application(),
                record.environment(),
                record.api(),
                record.operation());
    }
}
