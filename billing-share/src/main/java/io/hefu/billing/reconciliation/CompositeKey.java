package io.hefu.billing.reconciliation;

/**
 * What must be equal of two lines that name no call, the product always; then they are ordered by time.
 *
 * @param amount whether amounts must be equal
 */
record CompositeKey(boolean subscriber, boolean result, boolean amount) {

    int compare(LineTable left, int l, LineTable right, int r) {
        int order = Long.compare(left.product(l), right.product(r));
        if (order == 0 && amount) {
            order = Long.compare(left.amount(l), right.amount(r));
        }
        if (order == 0 && result) {
            order = left.result(l).compareTo(right.result(r));
        }
        if (order == 0 && subscriber) {
            order = Long.compare(left.subscriber(l), right.subscriber(r));
        }
        return order;
    }

    /** Sorts lines by this, by time, and by what else they contain. */
    int[] sorted(LineTable lines, int[] which) {
        return IndexSort.sorted(which, (l, r) -> {
            int order = compare(lines, l, lines, r);
            order = order == 0 ? Long.compare(lines.at(l), lines.at(r)) : order;
            return order == 0 ? LineOrder.byContent(lines, l, lines, r) : order;
        });
    }
}
