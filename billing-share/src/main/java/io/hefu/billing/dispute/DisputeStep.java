package io.hefu.billing.dispute;

/** What can be done with a dispute. */
public enum DisputeStep {
    /** The answering side gets in touch. */
    CONTACT,
    /** It takes up the matter. */
    REVIEW,
    /** It asks the side that opened the dispute for something, and waits. */
    ASK,
    /** The side that was asked answers. */
    ANSWER,
    /** Either side adds something to look at. */
    EVIDENCE,
    /** Somebody of the answering side proposes an adjustment; of 0, to reject the dispute. */
    PROPOSE,
    /** Somebody else of that side approves it. */
    APPROVE,
    /** Somebody else declines it. */
    DECLINE,
    /** The side that opened the dispute gives it up. */
    WITHDRAW
}
