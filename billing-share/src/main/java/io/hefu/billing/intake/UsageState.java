package io.hefu.billing.intake;

/** What is known of a call. Only an answered one is ever rated. */
enum UsageState {
    /** It may have had its effect. */
    INTENT,
    ANSWERED,
    /** It may have had its effect, and the node that knew will never tell. */
    UNKNOWN
}
