package io.hefu.billing.reconciliation;

import java.util.Arrays;

/** Goes through both sides' open lines group by group of a {@link TotalKey}; either side of a group may be empty. */
final class Groups {

    private final TotalKey key;
    private final LineTable ours;
    private final LineTable theirs;
    private final int[] our;
    private final int[] their;
    private int ourFrom;
    private int ourTo;
    private int theirFrom;
    private int theirTo;

    Groups(TotalKey key, LineTable ours, int[] our, LineTable theirs, int[] their) {
        this.key = key;
        this.ours = ours;
        this.theirs = theirs;
        this.our = key.sorted(ours, our);
        this.their = key.sorted(theirs, their);
    }

    boolean next() {
        ourFrom = ourTo;
        theirFrom = theirTo;
        if (ourFrom == our.length && theirFrom == their.length) {
            return false;
        }
        int order = ourFrom == our.length
                ? 1
                : theirFrom == their.length ? -1 : key.compare(ours, our[ourFrom], theirs, their[theirFrom]);
        ourTo = order <= 0 ? end(ours, our, ourFrom) : ourFrom;
        theirTo = order >= 0 ? end(theirs, their, theirFrom) : theirFrom;
        return true;
    }

    int[] our() {
        return Arrays.copyOfRange(our, ourFrom, ourTo);
    }

    int[] their() {
        return Arrays.copyOfRange(their, theirFrom, theirTo);
    }

    private int end(LineTable lines, int[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length && key.compare(lines, sorted[from], lines, sorted[to]) == 0) {
            to++;
        }
        return to;
    }
}
