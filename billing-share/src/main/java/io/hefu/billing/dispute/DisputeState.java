package io.hefu.billing.dispute;

/** The names of the states. */
public enum DisputeState {
    OPENED,
    CONTACTED,
    UNDER_REVIEW,
    WAITING_FOR_ANSWER,
    PROPOSED,
    RESOLVED,
    WITHDRAWN
}
