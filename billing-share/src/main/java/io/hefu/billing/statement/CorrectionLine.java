package io.hefu.billing.statement;

import java.util.Comparator;

/**
 * Corrections of one kind.
 *
 * @param corrects as in {@link CorrectionLeaf}
 */
public record CorrectionLine(LineKey key, CorrectionReason reason, String corrects, Amounts amounts) {

    static final Comparator<CorrectionLine> ORDER = Comparator.comparing(CorrectionLine::key)
            .thenComparing(CorrectionLine::reason)
            .thenComparing(CorrectionLine::corrects);
}
