package io.hefu.billing.reconciliation;

/** Takes the outcome of a run as it is found; nothing of it is held back in memory. */
public interface ReconciliationSink {

    /**
     * A line of ours has its like. In groups each line of either side is told at least once.
     *
     * @param callHigh upper half of our call id
     * @param theirRow the row in the partner's file
     */
    void matched(Pass pass, long callHigh, long callLow, long theirRow);

    /** In an order that depends on the breaks' content only. */
    void broken(Break found);
}
