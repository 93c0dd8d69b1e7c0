package io.hefu.clients.tally;

import io.hefu.clients.call.Operation;
import io.hefu.clients.tally.Tally.Count;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the client itself expects to pay: its own count, at the published prices, by the published rules. */
public record Bill(SortedMap<Operation, Line> lines) {

    /** One operation's calls. */
    public record Line(long calls, long billableCalls, long microYuan) {

        private static final Line NOTHING = new Line(0, 0, 0);

        private Line plus(Line other) {
            return new Line(
                    calls + other.calls,
                    billableCalls + other.billableCalls,
                    Math.addExact(microYuan, other.microYuan));
        }
    }

    /** @param metering {@link Metering#NOTHING} for sandbox calls: they are counted alike and never charged */
    public static Bill of(Tally tally, Metering metering, PriceList prices) {
        SortedMap<Operation, Line> lines = new TreeMap<>();
        tally.counts().forEach((line, count) -> {
            Operation operation = line.operation();
            boolean billable = metering.isBillable(operation, line.status());
            lines.merge(operation, charged(count, billable ? prices.perUnit(operation) : 0, billable), Line::plus);
        });
        return new Bill(lines);
    }

    public Line line(Operation operation) {
        return lines.getOrDefault(operation, Line.NOTHING);
    }

    public long calls() {
        return lines.values().stream().mapToLong(Line::calls).sum();
    }

    public long microYuan() {
        return lines.values().stream().mapToLong(Line::microYuan).sum();
    }

    private static Line charged(Count count, long perUnit, boolean billable) {
        return billable
                ? new Line(count.calls(), count.calls(), Math.multiplyExact(count.units(), perUnit))
                : new Line(count.calls(), 0, 0);
    }
}
