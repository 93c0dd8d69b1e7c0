package io.hefu.location.network;

/** What the network is asked to go through for an answer. */
public enum Freshness {
    /** Position the phone now, paging it if need be. */
    CURRENT,
    /** What is known already will do. */
    CURRENT_OR_LAST_KNOWN
}
