package io.hefu.billing.reconciliation;

/**
 * What lines are summed up by: business date and product, and what is stated here.
 *
 * @param result whether results are told apart
 * @param price whether prices of a unit are told apart
 * @param subscriber whether subscribers are told apart
 */
record TotalKey(boolean result, boolean price, boolean subscriber) {

    int compare(LineTable left, int l, LineTable right, int r) {
        int order = Long.compare(BusinessDay.of(left.at(l)), BusinessDay.of(right.at(r)));
        if (order == 0) {
            order = Long.compare(left.product(l), right.product(r));
        }
        if (order == 0 && result) {
            order = left.result(l).compareTo(right.result(r));
        }
        if (order == 0 && price) {
            order = Long.compare(left.unitPrice(l), right.unitPrice(r));
        }
        if (order == 0 && subscriber) {
            order = Long.compare(left.subscriber(l), right.subscriber(r));
        }
        return order;
    }

    int[] sorted(LineTable lines, int[] which) {
        return IndexSort.sorted(which, (l, r) -> {
            int order = compare(lines, l, lines, r);
            return order == 0 ? LineOrder.byContent(lines, l, lines, r) : order;
        });
    }
}
