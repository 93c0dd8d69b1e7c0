package io.hefu.billing.settlement;

import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.CorrectionLeaf;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.statement.Salt;
import java.time.Instant;
import java.util.UUID;

/** A correction as one of its parties is told of it. */
record BookedCorrection(
        UUID id, Instant postedAt, LineKey line, CorrectionReason reason, String corrects, Amounts amounts) {

    CorrectionLeaf leaf(Salt salt) {
        return new CorrectionLeaf(
                id,
                postedAt,
                line,
                reason,
                corrects,
                amounts.calls(),
                amounts.units(),
                amounts.gross(),
                amounts.share(),
                salt);
    }
}
