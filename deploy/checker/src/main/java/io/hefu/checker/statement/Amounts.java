package io.hefu.checker.statement;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a line.
 *
 * @param clauses what each clause gave or took
 */
public record Amounts(long calls, long units, long gross, Map<Column, Long> clauses, long share) {

    public static final Amounts NONE = new Amounts(0, 0, 0, Map.of(), 0);

    public Amounts {
        clauses = Collections.unmodifiableMap(new TreeMap<>(clauses));
    }

    public Amounts plus(Amounts other) {
        Map<Column, Long> sums = new TreeMap<>(clauses);
        other.clauses.forEach((clause, amount) -> sums.merge(clause, amount, Math::addExact));
        return new Amounts(
                Math.addExact(calls, other.calls),
                Math.addExact(units, other.units),
                Math.addExact(gross, other.gross),
                sums,
                Math.addExact(share, other.share));
    }
}
