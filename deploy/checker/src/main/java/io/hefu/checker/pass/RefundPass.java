package io.hefu.checker.pass;

import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import java.sql.SQLException;

/** Refunds, where there are any. */
record RefundPass() implements Pass {

    private static final String KEYS = "agreement, agreement_version, month";

    private static final SqlPass QUERY = new Tally(KEYS, "refunded", """
                    select agreement, agreement_version, month, value as refunded
                    from billing.agreement_progress_part where kind = 'EXCLUDED' and name = 'REFUND'""", """
                    select agreement, agreement_version, date_trunc('month', business_date)::date as month,
                           sum(refunded_call.gross_micro_yuan) as refunded
                    from billing.refunded_call
                         join billing.correction on correction.call_id = refunded_call.call_id and reason = 'REVERSED'
                    group by agreement, agreement_version, month""")
            .pass("refunds", "what counts as refunded in a month is what was refunded call by call");

    @Override
    public String name() {
        return QUERY.name();
    }

    @Override
    public String states() {
        return QUERY.states();
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        if (rows.hasTable("refunded_call")) {
            QUERY.run(rows, verdict);
        } else {
            verdict.notVerified("refunds: this database has no table of them");
        }
    }
}
