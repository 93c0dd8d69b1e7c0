package io.hefu.billing.incident;

import io.hefu.billing.agreement.Clause;
import io.hefu.billing.proposal.ProposalText;
import io.hefu.billing.statement.AgreementRef;
import java.time.YearMonth;

/**
 * So many incidents of a month, under a clause on penalties.
 *
 * @param count below zero to take back what was counted by mistake
 */
record IncidentReport(AgreementRef agreement, Clause clause, YearMonth month, long count, String reason) {

    private static final String TITLE = "hefu-incidents 1";

    String text() {
        return new ProposalText(TITLE)
                .line("agreement", agreement.agreement())
                .line("version", agreement.version())
                .line("clause", clause)
                .line("month", month)
                .line("count", count)
                .line("reason", reason)
                .write();
    }

    static IncidentReport read(String text) {
        ProposalText lines = ProposalText.read(TITLE, text);
        return new IncidentReport(
                new AgreementRef(lines.value("agreement"), Integer.parseInt(lines.value("version"))),
                new Clause(lines.value("clause")),
                YearMonth.parse(lines.value("month")),
                Long.parseLong(lines.value("count")),
                lines.value("reason"));
    }
}
