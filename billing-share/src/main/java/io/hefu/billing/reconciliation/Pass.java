package io.hefu.billing.reconciliation;

/** The passes of a run, most exact first. A line that one pass has matched is not seen by the next. */
public enum Pass {
    /** The same call id. */
    CALL,
    /** The same reference of the partner. */
    REFERENCE,
    /** The same product, result, amount and subscriber, at the same time. */
    COMPOSITE_SAME_TIME,
    /** The same, at about the same time. */
    COMPOSITE_NEAR_TIME,
    /** The same product, at the same time: one call with other content. */
    COMPOSITE_DIFFERING,
    /** All lines of a day, product, result and price, one to many or many to one. */
    GROUP,
    /** All lines of a day, product and result against totals. */
    TOTAL
}
