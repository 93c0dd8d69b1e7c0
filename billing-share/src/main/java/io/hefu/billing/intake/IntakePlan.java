package io.hefu.billing.intake;

import io.hefu.billing.intake.KnownCall.Meaning;
import io.hefu.core.call.CallId;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What storing a batch comes to: every entry makes a record, completes one, repeats one, or is suspended. */
final class IntakePlan {

    private final Map<CallId, KnownCall> known;
    private final Map<CallId, UsageRow> inserts = new LinkedHashMap<>();
    private final Map<CallId, UsageRow> completions = new LinkedHashMap<>();
    private final List<SuspendedEntry> suspended = new ArrayList<>();

    private IntakePlan(Map<CallId, KnownCall> known) {
        this.known = new HashMap<>(known);
    }

    /**
     * @param batch entries that have not been stored before
     * @param known what is stored of the calls they are about
     */
    static IntakePlan of(UsageBatch batch, Map<CallId, KnownCall> known) {
        IntakePlan plan = new IntakePlan(known);
        long sequence = batch.firstSequence();
        for (UsageEntry entry : batch.entries()) {
            plan.take(entry, sequence++);
        }
        return plan;
    }

    /** Calls to store for the first time. */
    Collection<UsageRow> inserts() {
        return inserts.values();
    }

    /** Calls stored as an intent before, now answered. */
    Collection<UsageRow> completions() {
        return completions.values();
    }

    List<SuspendedEntry> suspended() {
        return suspended;
    }

    /** Calls that this batch answers. */
    List<UsageRow> answered() {
        return Stream.concat(inserts.values().stream(), completions.values().stream())
                .filter(row -> row.state() == UsageState.ANSWERED)
                .toList();
    }

    private void take(UsageEntry entry, long sequence) {
        if (!EntryCheck.isWellFormed(entry)) {
            suspended.add(new SuspendedEntry(entry, sequence, SuspenseReason.MALFORMED));
            return;
        }
        UsageRow row = UsageRow.of(entry, PayloadHash.of(entry.record()), sequence);
        KnownCall before = known.get(entry.call());
        if (before == null) {
            keep(inserts, row);
            return;
        }
        Meaning meaning = before.meaningOf(entry, row.payload());
        if (meaning instanceof Meaning.Contradicts contradiction) {
            suspended.add(new SuspendedEntry(entry, sequence, contradiction.reason()));
        } else if (meaning instanceof Meaning.Completes) {
            keep(inserts.containsKey(entry.call()) ? inserts : completions, row);
        }
    }

    private void keep(Map<CallId, UsageRow> rows, UsageRow row) {
        rows.put(row.call(), row);
        known.put(row.call(), row.known());
    }
}
