package io.hefu.billing.reconciliation;

/** What became of a call, as far as both sides name it alike. */
public enum ResultClass {
    /** The effect took place: it is charged. */
    DELIVERED,
    /** It did not. */
    FAILED,
    /** Not known, or not told: no statement about the result at all. */
    NOT_STATED
}
