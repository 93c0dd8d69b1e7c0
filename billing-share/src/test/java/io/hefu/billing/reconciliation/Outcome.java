package io.hefu.billing.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a run has told. */
final class Outcome implements ReconciliationSink {

    final List<Break> breaks = new ArrayList<>();
    final Map<Pass, Integer> told = new EnumMap<>(Pass.class);
    ReconciliationResult result;

    static Outcome of(Rules rules, OurSuspense suspense, ReconciledPeriod period, List<Line> ours, List<Line> theirs) {
        Products products = new Products(TwoAccounts.PRODUCTS);
        LineTable ourTable = new LineTable();
        LineTable theirTable = new LineTable();
        ours.forEach(line -> ourTable.append(line, products));
        theirs.forEach(line -> theirTable.append(line, products));
        Outcome outcome = new Outcome();
        outcome.result = new Reconciliation(rules, products, suspense)
                .run(period, LineStream.sorted(ourTable), LineStream.sorted(theirTable), outcome);
        return outcome;
    }

    @Override
    public void matched(Pass pass, long callHigh, long callLow, long theirRow) {
        told.merge(pass, 1, Integer::sum);
    }

    @Override
    public void broken(Break found) {
        breaks.add(found);
    }

    Break only() {
        if (breaks.size() != 1) {
            throw new AssertionError("one break expected: " + breaks);
        }
        return breaks.get(0);
    }

    /** The names of the calls that differ, by kind. */
    Map<DifferenceKind, Set<String>> found() {
        Map<DifferenceKind, Set<String>> found = new EnumMap<>(DifferenceKind.class);
        for (Break one : breaks) {
            Difference difference = one.difference();
            Line line = (Line)
                    difference.ourPosition().or(difference::theirPosition).orElseThrow();
            found.computeIfAbsent(difference.kind(), none -> new TreeSet<>()).add(TwoAccounts.name(line));
        }
        return found;
    }
}
