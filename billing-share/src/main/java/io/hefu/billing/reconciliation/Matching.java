package io.hefu.billing.reconciliation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What the passes of a run share: lines that are still open, and what was found of the others. */
final class Matching {

    final LineTable ours = new LineTable();
    final LineTable theirs = new LineTable();
    final LineComparison comparison;
    final Products products;
    final Findings findings = new Findings();
    final List<Difference> totals = new ArrayList<>();
    final Map<Pass, Long> matched = new EnumMap<>(Pass.class);

    private final BitSet oursTaken = new BitSet();
    private final BitSet theirsTaken = new BitSet();
    private final ReconciliationSink sink;

    Matching(LineComparison comparison, Products products, ReconciliationSink sink) {
        this.comparison = comparison;
        this.products = products;
        this.sink = sink;
    }

    /** Two lines about the same call, of whatever tables. What is in the period for neither side is no concern of the run. */
    void pair(Pass pass, LineTable ourTable, int our, LineTable theirTable, int their) {
        if (!comparison.isInPeriod(ourTable, our) && !comparison.isInPeriod(theirTable, their)) {
            return;
        }
        DifferenceKind difference = comparison.difference(ourTable, our, theirTable, their);
        if (difference == null) {
            matched.merge(pass, 1L, Long::sum);
            tellMatched(pass, ourTable, our, theirTable, their);
            return;
        }
        int keptOur = ourTable == ours ? our : ours.append(ourTable, our);
        int keptTheir = theirTable == theirs ? their : theirs.append(theirTable, their);
        takeOurs(keptOur);
        takeTheirs(keptTheir);
        findings.add(difference, keptOur, keptTheir);
    }

    /** Two open lines. */
    void pair(Pass pass, int our, int their) {
        takeOurs(our);
        takeTheirs(their);
        pair(pass, ours, our, theirs, their);
    }

    /** A further line of theirs about a call. */
    void duplicate(LineTable table, int their, boolean identical) {
        if (comparison.isInPeriod(table, their)) {
            int kept = table == theirs ? their : theirs.append(table, their);
            takeTheirs(kept);
            findings.add(DifferenceKind.DUPLICATE_THEIRS, Findings.NONE, kept, identical);
        }
    }

    void tellMatched(Pass pass, LineTable ourTable, int our, LineTable theirTable, int their) {
        sink.matched(pass, ourTable.callHigh(our), ourTable.callLow(our), theirTable.row(their));
    }

    /** Open lines that sum to the same. */
    void group(Pass pass, int[] our, int[] their) {
        take(our, their);
        matched.merge(pass, (long) our.length, Long::sum);
        for (int line = 0; line < Math.max(our.length, their.length); line++) {
            int here = our[Math.min(line, our.length - 1)];
            int there = their[Math.min(line, their.length - 1)];
            tellMatched(pass, ours, here, theirs, there);
        }
    }

    void take(int[] our, int[] their) {
        for (int line : our) {
            takeOurs(line);
        }
        for (int line : their) {
            takeTheirs(line);
        }
    }

    void takeOurs(int line) {
        oursTaken.set(line);
    }

    void takeTheirs(int line) {
        theirsTaken.set(line);
    }

    int[] openOurs(IntPredicate which) {
        return open(oursTaken, ours.size(), which);
    }

    int[] openTheirs(IntPredicate which) {
        return open(theirsTaken, theirs.size(), which);
    }

    /** What no pass has found a like of. */
    void leaveTheRest() {
        for (int our : openOurs(line -> comparison.isInPeriod(ours, line))) {
            findings.add(DifferenceKind.MISSING_THEIRS, our, Findings.NONE);
        }
        for (int their : openTheirs(line -> comparison.isInPeriod(theirs, line))) {
            boolean known = products.isKnown(theirs.product(their));
            findings.add(known ? DifferenceKind.MISSING_OURS : DifferenceKind.UNKNOWN_PRODUCT, Findings.NONE, their);
        }
    }

    private static int[] open(BitSet taken, int size, IntPredicate which) {
        BitSet open = new BitSet(size);
        for (int line = taken.nextClearBit(0); line < size; line = taken.nextClearBit(line + 1)) {
            if (which.test(line)) {
                open.set(line);
            }
        }
        return open.stream().toArray();
    }
}
