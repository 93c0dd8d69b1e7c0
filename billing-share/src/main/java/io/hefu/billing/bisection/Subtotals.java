package io.hefu.billing.bisection;

import java.util.List;

/** Our own totals. */
@FunctionalInterface
public interface Subtotals {

    /** One for each range, in their order. */
    List<Subtotal> of(List<TimeRange> ranges);
}
