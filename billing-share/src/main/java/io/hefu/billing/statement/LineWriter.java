package io.hefu.billing.statement;

import java.util.List;

/** A form a statement is written in. {@link StatementLines} calls it in this order. */
public interface LineWriter {

    void begin(List<Clause> clauses);

    void usage(UsageLine line);

    void correction(CorrectionLine line);

    /** What comes at the end, once. */
    void totals(Amounts usage, Amounts corrections, Amounts all, Balance balance);
}
