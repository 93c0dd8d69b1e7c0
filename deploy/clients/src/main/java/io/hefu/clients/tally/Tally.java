package io.hefu.clients.tally;

import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.Operation;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One half of the tally: what the client saw answered, by operation and status. */
public final class Tally {

    private final SortedMap<Line, Count> counts = new TreeMap<>();

    /** What is counted together. */
    public record Line(Operation operation, int status) implements Comparable<Line> {

        @Override
        public int compareTo(Line other) {
            int byOperation = operation.compareTo(other.operation);
            return byOperation != 0 ? byOperation : Integer.compare(status, other.status);
        }
    }

    /** @param units used by these calls, had all of them been as hoped */
    public record Count(long calls, long units) {

        public static final Count NONE = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(calls + other.calls, units + other.units);
        }
    }

    /** Answers to nobody in particular are not counted: they leave no usage record. */
    public synchronized void add(ApiCall call, ApiAnswer answer) {
        if (answer.isOfKnownCaller()) {
            counts.merge(new Line(call.operation(), answer.status()), new Count(1, call.units()), Count::plus);
        }
    }

    public synchronized Map<Line, Count> counts() {
        return new TreeMap<>(counts);
    }

    public synchronized long calls() {
        return counts.values().stream().mapToLong(Count::calls).sum();
    }

    public synchronized long callsAnswered(int status) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().status() == status)
                .mapToLong(entry -> entry.getValue().calls())
                .sum();
    }
}
