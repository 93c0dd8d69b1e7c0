package io.hefu.billing.incident;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.FixedPenalty;
import io.hefu.billing.agreement.PercentagePenalty;
import io.hefu.billing.books.BooksStore;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.correction.CorrectionParts;
import io.hefu.billing.correction.CorrectionStore;
import io.hefu.billing.proposal.ProposalStore;
import io.hefu.billing.rating.AgreementProgressStore;
import io.hefu.billing.rating.ProgressKey;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.approval.Proposal;
import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts incidents, and books what they change. */
@Singleton
public class IncidentStore {

    private final Pool pool;
    private final Clock clock;
    private final AgreementStore agreements;
    private final ProposalStore proposals;
    private final BooksStore books = new BooksStore();
    private final AgreementProgressStore progress = new AgreementProgressStore();
    private final CorrectionStore corrections = new CorrectionStore();

    public IncidentStore(Pool pool, Clock clock, AgreementStore agreements, ProposalStore proposals) {
        this.pool = pool;
        this.clock = clock;
        this.agreements = agreements;
        this.proposals = proposals;
    }

    /** Fails with {@link IncidentRefusal}. */
    public Uni<Proposal> propose(
            String agreement, String clause, YearMonth month, long count, String reason, String username) {
        return agreements
                .versions(pool, agreement)
                .map(versions -> report(versions, agreement, new Clause(clause), month, count, reason))
                .chain(report -> proposals.propose(pool, Kind.INCIDENTS, agreement, report.text(), username));
    }

    /**
     * Counts what was approved, and books the difference.
     *
     * @return the date it was booked on
     */
    public Uni<String> approve(SqlClient connection, Proposal proposal, String approvedBy) {
        IncidentReport report = IncidentReport.read(proposal.text());
        ProgressKey month = new ProgressKey(
                report.agreement().agreement(), report.agreement().version(), report.month());
        return books.toBook(connection)
                .chain(open -> agreements
                        .versions(connection, report.agreement().agreement())
                        .map(versions -> of(versions, report.agreement()))
                        .chain(agreement -> progress.lock(connection, List.of(month))
                                .map(before -> correction(proposal, approvedBy, report, agreement, before.get(month)))
                                .chain(correction -> book(
                                        connection,
                                        correction,
                                        open.bookedOn(correction.line().businessDate())))))
                .call(date -> progress.add(
                        connection, Map.of(month, Cumulative.ofIncidents(report.clause(), report.count()))))
                .map(date -> "booked/" + date);
    }

    private Uni<LocalDate> book(SqlClient connection, Correction correction, LocalDate date) {
        return corrections
                .book(connection, List.of(correction), date, clock.instant())
                .replaceWith(date);
    }

    private IncidentReport report(
            List<Agreement> versions, String agreement, Clause clause, YearMonth month, long count, String reason) {
        Instant now = clock.instant();
        if (month.isAfter(YearMonth.from(BusinessCalendar.dateOf(now)))) {
            throw new RefusedException(new IncidentRefusal.InTheFuture(month));
        }
        if (count == 0) {
            throw new RefusedException(new IncidentRefusal.CountOutOfRange(count, 0));
        }
        Instant end = BusinessCalendar.startOf(month.plusMonths(1).atDay(1));
        Agreement inForce = versions.stream()
                .filter(version -> version.terms().effectiveFrom().isBefore(end))
                .findFirst()
                .orElseThrow(() -> new RefusedException(new IncidentRefusal.NoAgreement(agreement, month)));
        boolean isPenalty = inForce.terms().waterfall().steps().stream()
                .filter(step -> step instanceof FixedPenalty || step instanceof PercentagePenalty)
                .anyMatch(step -> step.clause().equals(clause));
        if (!isPenalty) {
            throw new RefusedException(new IncidentRefusal.NoPenalty(clause));
        }
        return new IncidentReport(new AgreementRef(agreement, inForce.version()), clause, month, count, reason);
    }

    private Correction correction(
            Proposal proposal, String approvedBy, IncidentReport report, Agreement agreement, Cumulative before) {
        long counted = before.incidents(report.clause());
        if (counted + report.count() < 0) {
            throw new RefusedException(new IncidentRefusal.CountOutOfRange(report.count(), counted));
        }
        Cumulative after = before.plus(Cumulative.ofIncidents(report.clause(), report.count()));
        Distribution difference = agreement.terms().waterfall().post(before, after);
        LocalDate today = BusinessCalendar.dateOf(clock.instant());
        LocalDate end = report.month().atEndOfMonth();
        return new Correction(
                proposal.id(),
                CorrectionReason.PERIOD_TERM,
                report.month().toString(),
                new LineKey(
                        report.agreement(),
                        agreement.terms().api(),
                        agreement.terms().operation().orElse(""),
                        end.isAfter(today) ? today : end),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Money.ZERO,
                CorrectionParts.of(difference),
                report.reason(),
                List.of(proposal.proposedBy(), approvedBy));
    }

    private static Agreement of(List<Agreement> versions, AgreementRef wanted) {
        return versions.stream()
                .filter(version -> version.version() == wanted.version())
                .findFirst()
                .orElseThrow();
    }
}
