package io.hefu.billing.partnerfile;

import io.hefu.billing.reconciliation.LineTable;

/** Takes a file's lines, some thousands at a time, all of them or none: what a transaction is for. */
public interface LineSink {

    /** @param lines to be copied: they are overwritten afterwards */
    void take(LineTable lines);

    /** The file is accepted: what was taken counts. */
    void complete(Acknowledgement acknowledgement);

    /** The file is not accepted: what was taken is forgotten. */
    void abandon(Acknowledgement acknowledgement);
}
