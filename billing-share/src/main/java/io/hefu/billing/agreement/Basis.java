package io.hefu.billing.agreement;

/** What a percentage is reckoned on. */
public enum Basis {
    /** All that was charged, before any clause. */
    GROSS,
    /** What the clauses before have left. */
    NET
}
