package io.hefu.core.entitlement;

/** What becomes of a plan's calls while the nodes' common counters cannot be reached. */
public enum WithoutStore {
    /** They are refused: nothing passes that was not counted. */
    REFUSE,
    /** Each node admits its share of what was left, by the number of nodes that were last alive. */
    LOCAL_SHARE
}
