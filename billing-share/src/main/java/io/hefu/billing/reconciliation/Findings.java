package io.hefu.billing.reconciliation;

import java.util.Arrays;

/** Differences between lines while a run is under way: a kind and two lines each, in primitive arrays. */
final class Findings {

    /** In place of a line that one side does not have. */
    static final int NONE = -1;

    private static final DifferenceKind[] KINDS = DifferenceKind.values();

    private byte[] kinds = new byte[64];
    private int[] ours = new int[64];
    private int[] theirs = new int[64];
    private boolean[] identical = new boolean[64];
    private int size;

    int size() {
        return size;
    }

    void add(DifferenceKind kind, int our, int their) {
        add(kind, our, their, false);
    }

    /** @param copy whether a duplicate is alike in everything to the line that was taken */
    void add(DifferenceKind kind, int our, int their, boolean copy) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            ours = Arrays.copyOf(ours, 2 * size);
            theirs = Arrays.copyOf(theirs, 2 * size);
            identical = Arrays.copyOf(identical, 2 * size);
        }
        kinds[size] = (byte) kind.ordinal();
        ours[size] = our;
        theirs[size] = their;
        identical[size++] = copy;
    }

    DifferenceKind kind(int finding) {
        return KINDS[kinds[finding]];
    }

    void kind(int finding, DifferenceKind kind) {
        kinds[finding] = (byte) kind.ordinal();
    }

    int our(int finding) {
        return ours[finding];
    }

    int their(int finding) {
        return theirs[finding];
    }

    boolean isPair(int finding) {
        return ours[finding] != NONE && theirs[finding] != NONE;
    }

    boolean isIdentical(int finding) {
        return identical[finding];
    }
}
