package io.hefu.billing.agreement;

/** What decides which band of a graduated split is reached. */
public enum Measure {
    /** All that was charged in the period, in micro-yuan. */
    GROSS,
    /** What the clauses before have left of it, in micro-yuan. */
    NET,
    CALLS,
    UNITS
}
