package io.hefu.billing.reconciliation;

/** One side's lines, one after another, ordered by {@link LineOrder#byContent}: by call id first. */
@FunctionalInterface
public interface LineStream {

    /**
     * Adds the next line to a table.
     *
     * @return whether there was one
     */
    boolean appendNext(LineTable table);

    /** The lines of a table, sorted. */
    static LineStream sorted(LineTable lines) {
        int[] order = IndexSort.sorted(lines.size(), (l, r) -> LineOrder.byContent(lines, l, lines, r));
        int[] next = {0};
        return table -> {
            if (next[0] == order.length) {
                return false;
            }
            table.append(lines, order[next[0]++]);
            return true;
        };
    }
}
