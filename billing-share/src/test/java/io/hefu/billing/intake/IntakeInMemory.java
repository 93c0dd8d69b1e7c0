package io.hefu.billing.intake;

import io.hefu.core.call.CallId;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The intake with maps for tables: the same rules, and transactions that can be lost. */
public final class IntakeInMemory {

    /** A call that a batch has answered. */
    public record Answered(UsageRecord record, Result result) {}

    private record Run(String node, long epoch) {}

    private final Map<Run, JournalCursor> cursors = new HashMap<>();
    private final Map<CallId, KnownCall> calls = new HashMap<>();
    private final Map<CallId, Run> runs = new HashMap<>();
    private int suspended;

    public void begin(String node, long epoch) {
        cursors.put(new Run(node, epoch), new JournalCursor(node, epoch, 0, false));
    }

    public long storedUpTo(String node, long epoch) {
        return cursors.get(new Run(node, epoch)).lastSequence();
    }

    /**
     * @param lost whether the connection breaks before the commit
     * @return what was answered; nothing where it was lost
     */
    public List<Answered> store(UsageBatch batch, boolean lost) {
        Run run = new Run(batch.node(), batch.epoch());
        Optional<UsageBatch> unseen = cursors.get(run).unseen(batch);
        if (unseen.isEmpty()) {
            return List.of();
        }
        IntakePlan plan = IntakePlan.of(unseen.get(), calls);
        if (lost) {
            return List.of();
        }
        cursors.put(run, new JournalCursor(batch.node(), batch.epoch(), batch.lastSequence(), false));
        List<UsageRow> rows = new ArrayList<>(plan.inserts());
        rows.addAll(plan.completions());
        rows.forEach(row -> {
            calls.put(row.call(), row.known());
            runs.put(row.call(), run);
        });
        suspended += plan.suspended().size();
        return plan.answered().stream()
                .map(row -> new Answered(row.record(), row.result().orElseThrow()))
                .toList();
    }

    /** Intents that have no outcome become unknown. */
    public void end(String node, long epoch, long lastSequence) {
        Run run = new Run(node, epoch);
        if (!cursors.get(run).endsNowAt(lastSequence)) {
            return;
        }
        cursors.put(run, new JournalCursor(node, epoch, lastSequence, true));
        runs.forEach((call, of) -> {
            KnownCall known = calls.get(call);
            if (of.equals(run) && known.state() == UsageState.INTENT) {
                calls.put(call, new KnownCall(UsageState.UNKNOWN, known.payload(), Optional.empty()));
            }
        });
    }

    public int calls() {
        return calls.size();
    }

    public long unknown() {
        return calls.values().stream()
                .filter(call -> call.state() == UsageState.UNKNOWN)
                .count();
    }

    public int suspended() {
        return suspended;
    }

    /** A call is forgotten: what an intake would do that remembers calls for a while only. */
    public void forget(CallId call) {
        calls.remove(call);
    }
}
