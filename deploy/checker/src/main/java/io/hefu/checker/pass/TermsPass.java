package io.hefu.checker.pass;

import io.hefu.checker.agreement.Terms;
import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Row;
import io.hefu.checker.rows.Snapshot;
import java.sql.SQLException;

/** The texts of agreements say what the columns beside them say. */
record TermsPass() implements Pass {

    @Override
    public String name() {
        return "terms";
    }

    @Override
    public String states() {
        return "the text of each agreement version names the agreement, API, operation and time that it is kept under";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        rows.each(
                "select * from billing.agreement join billing.agreement_version using (agreement)",
                row -> compare(row, verdict));
    }

    private static void compare(Row row, Verdict verdict) throws SQLException {
        String subject = row.text("agreement") + " version " + row.number("version");
        try {
            Terms terms = Terms.read(row.text("terms"));
            verdict.compare(subject + ", name", row.text("agreement"), terms.agreement());
            verdict.compare(subject + ", API", row.text("api"), terms.api());
            verdict.compare(subject + ", operation", row.optionalText("operation"), terms.operation());
            verdict.compare(subject + ", effective from", row.instant("effective_from"), terms.effectiveFrom());
        } catch (IllegalArgumentException malformed) {
            verdict.diverges(subject, String.valueOf(malformed.getMessage()), "terms that can be read");
        }
    }
}
