package io.hefu.billing.reconciliation;

/**
 * Orders lines by their content, call id first. Where a line stands in a file is no content: lines that differ by nothing
 * else are interchangeable, which makes a result the same whatever the order of rows.
 */
final class LineOrder {

    /** Call id and reference are hashes and ids: without a sign, as PostgreSQL orders a {@code uuid}. */
    private static final int UNSIGNED = 4;

    private LineOrder() {}

    static int byContent(LineTable left, int l, LineTable right, int r) {
        for (int word = 0; word < LineTable.WORDS; word++) {
            long a = left.content(l, word);
            long b = right.content(r, word);
            if (a != b) {
                return word < UNSIGNED ? Long.compareUnsigned(a, b) : Long.compare(a, b);
            }
        }
        return 0;
    }

    static int byCall(LineTable left, int l, LineTable right, int r) {
        int high = Long.compareUnsigned(left.callHigh(l), right.callHigh(r));
        return high == 0 ? Long.compareUnsigned(left.callLow(l), right.callLow(r)) : high;
    }

    static int byReference(LineTable left, int l, LineTable right, int r) {
        int high = Long.compareUnsigned(left.referenceHigh(l), right.referenceHigh(r));
        return high == 0 ? Long.compareUnsigned(left.referenceLow(l), right.referenceLow(r)) : high;
    }
}
