package io.hefu.portal.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.reconciliation.FoundBreak;
import io.hefu.core.reconciliation.ReconciliationRules;
import io.hefu.core.reconciliation.ReconciliationRun;
import io.hefu.core.reconciliation.Reconciliations;
import io.hefu.core.reconciliation.Reconciliations.Versioned;
import io.hefu.core.reconciliation.SubtotalComparisons;
import io.hefu.core.reconciliation.SubtotalComparisons.Differing;
import io.hefu.core.reconciliation.SubtotalComparisons.Stated;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Comparisons of accounts, their rules and what they find. */
@Singleton
public class ReconciliationRuns {

    private final Reconciliations reconciliations;
    private final SubtotalComparisons subtotals;
    private final AuditTrail audit;
    private final Transactions transactions;

    ReconciliationRuns(
            Reconciliations reconciliations,
            SubtotalComparisons subtotals,
            AuditTrail audit,
            Transactions transactions) {
        this.reconciliations = reconciliations;
        this.subtotals = subtotals;
        this.audit = audit;
        this.transactions = transactions;
    }

    public Uni<ReconciliationRun> request(Member member, Optional<OrganisationId> partner, String kind, Period period) {
        OrganisationId whose = Whose.account(member, partner);
        return transactions
                .writing(() -> audit.record(Change.by(
                        member, "reconciliation.requested", "reconciliation/" + whose + "/" + kind + "/" + period)))
                .chain(() -> Transactions.elsewhere(
                        () -> reconciliations.request(whose, kind, period.from(), period.to(), member.username())));
    }

    public Uni<ReconciliationRun> run(Member member, UUID id) {
        Whose.visible(member);
        return Transactions.elsewhere(() -> reconciliations.run(id))
                .map(found -> Whose.own(member, found, ReconciliationRun::partner, Thing.RECONCILIATION_RUN));
    }

    /** @param partner for the operator; all where none is named */
    public Uni<Page<ReconciliationRun>> runs(Member member, Optional<OrganisationId> partner, PageRequest page) {
        Optional<OrganisationId> whose = Whose.accounts(member, partner);
        return Transactions.elsewhere(() -> reconciliations.runs(whose, page.offset(), page.perPage()))
                .map(runs -> new Page<>(runs.items(), page, runs.totalCount()));
    }

    public Uni<Page<FoundBreak>> breaks(
            Member member, UUID run, Optional<String> kind, boolean onlyOpen, PageRequest page) {
        return run(member, run)
                .chain(() -> Transactions.elsewhere(
                        () -> reconciliations.breaks(run, kind, onlyOpen, page.offset(), page.perPage())))
                .map(breaks -> new Page<>(breaks.items(), page, breaks.totalCount()));
    }

    /** For the operator. */
    public Uni<Versioned> rules(Member member, OrganisationId partner) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> reconciliations.rules(partner));
    }

    /** For the operator. */
    public Uni<Versioned> setRules(
            Member member, OrganisationId partner, ReconciliationRules rules, Optional<Integer> expected) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions
                .writing(() ->
                        audit.record(Change.by(member, "reconciliation-rules.set", "reconciliation-rules/" + partner)))
                .chain(() -> Transactions.elsewhere(
                        () -> reconciliations.setRules(partner, rules, expected, member.username())));
    }

    public Uni<List<Differing>> compare(
            Member member, Optional<OrganisationId> partner, String basis, List<Stated> theirs) {
        OrganisationId whose = Whose.account(member, partner);
        return Transactions.elsewhere(() -> subtotals.compare(whose, basis, theirs));
    }
}
