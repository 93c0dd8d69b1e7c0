package io.hefu.portal.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.DisputeCase;
import io.hefu.core.reconciliation.Disputes;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Disputes between a partner and the operator. */
@Singleton
public class BreakDisputes {

    private final Disputes disputes;
    private final ReconciliationRuns runs;
    private final AuditTrail audit;
    private final Transactions transactions;

    BreakDisputes(Disputes disputes, ReconciliationRuns runs, AuditTrail audit, Transactions transactions) {
        this.disputes = disputes;
        this.runs = runs;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The operator has nothing to claim from itself. */
    static void requirePartner(Member member) {
        if (Whose.visible(member).isEmpty()) {
            throw new RefusedException(new PortalRefusal.RoleMissing(Role.PARTNER_FINANCE.realmRole()));
        }
    }

    /** For the partner. */
    public Uni<DisputeCase> open(Member member, UUID run, String breakKey, Optional<Money> amount, String note) {
        requirePartner(member);
        return runs.run(member, run)
                .chain(() -> recorded(member, "opened", breakKey, amount))
                .chain(() -> Transactions.elsewhere(() -> disputes.open(run, breakKey, amount, person(member), note)));
    }

    public Uni<DisputeCase> dispute(Member member, UUID id) {
        Whose.visible(member);
        return Transactions.elsewhere(() -> disputes.dispute(id))
                .map(found -> Whose.own(member, found, DisputeCase::partner, Thing.DISPUTE));
    }

    /** @param partner for the operator; all where none is named */
    public Uni<Page<DisputeCase>> disputes(
            Member member, Optional<OrganisationId> partner, boolean onlyOpen, PageRequest page) {
        Optional<OrganisationId> whose = Whose.accounts(member, partner);
        return Transactions.elsewhere(() -> disputes.disputes(whose, onlyOpen, page.offset(), page.perPage()))
                .map(found -> new Page<>(found.items(), page, found.totalCount()));
    }

    public Uni<DisputeCase> take(Member member, UUID id, String step, Optional<Money> amount, String note) {
        return dispute(member, id)
                .chain(() -> recorded(member, step.toLowerCase(Locale.ROOT), id.toString(), amount))
                .chain(() -> Transactions.elsewhere(() -> disputes.take(id, step, amount, person(member), note)));
    }

    private Uni<Void> recorded(Member member, String step, String object, Optional<Money> amount) {
        Map<String, String> after = new HashMap<>();
        amount.ifPresent(money -> after.put("amount", money.toString()));
        return transactions.writing(() -> audit.record(
                Change.by(member, "dispute." + step, "dispute/" + object).to(after)));
    }

    private static Disputes.Person person(Member member) {
        return new Disputes.Person(member.id(), member.username(), member.has(Role.OPERATOR_ADMIN));
    }
}
