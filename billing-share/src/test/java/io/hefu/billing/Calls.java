package io.hefu.billing;

import static io.hefu.billing.Billing.await;

import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Answered calls that a gateway stores one after the other. */
public final class Calls {

    private static final String NODE = "a";

    private final Billing billing;
    private final long epoch;
    private long stored;

    public Calls(Billing billing) {
        this.billing = billing;
        this.epoch = await(billing.intake.beginEpoch(NODE));
    }

    /** Stores a call with so many units. */
    public UsageRecord store(UsageRecord record, long units) {
        billing.store(NODE, epoch, ++stored, Developer.succeeded(record, units));
        return record;
    }

    /** Stores calls with a unit each, in one delivery. */
    public List<UsageRecord> store(int calls, Supplier<UsageRecord> record) {
        List<UsageRecord> records = new ArrayList<>();
        UsageEntry[] entries = new UsageEntry[calls];
        for (int i = 0; i < calls; i++) {
            records.add(record.get());
            entries[i] = Developer.succeeded(records.get(i));
        }
        billing.store(NODE, epoch, stored + 1, entries);
        stored += calls;
        return records;
    }
}
