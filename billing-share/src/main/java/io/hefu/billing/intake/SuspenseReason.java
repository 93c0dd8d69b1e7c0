package io.hefu.billing.intake;

/** Why an entry was put aside for people to decide on. */
enum SuspenseReason {
    /** Its call id belongs to another call, or to another answer. */
    REUSED_ID_DIFFERENT_CONTENT,
    /** It holds values that no call has. */
    MALFORMED
}
