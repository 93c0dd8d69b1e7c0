package io.hefu.portal.proposal;

import io.hefu.core.approval.Proposal;
import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.approval.Proposal.State;
import io.hefu.core.approval.Proposals;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Proposals, for the operator alone. */
@Singleton
public class Decisions {

    private final Proposals proposals;
    private final AuditTrail audit;
    private final Transactions transactions;

    Decisions(Proposals proposals, AuditTrail audit, Transactions transactions) {
        this.proposals = proposals;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The newest first. */
    public Uni<Page<Proposal>> list(Member member, Optional<Kind> kind, Optional<State> state, PageRequest page) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> proposals.list(kind, state, page.offset(), page.perPage()))
                .flatMap(items -> Transactions.elsewhere(() -> proposals.count(kind, state))
                        .map(total -> new Page<>(items, page, total)));
    }

    public Uni<Proposal> get(Member member, UUID id) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> proposals.find(id))
                .map(found -> found.orElseThrow(() -> new RefusedException(new NotFound(Thing.PROPOSAL))));
    }

    /** @param hash of the text that the approver has read */
    public Uni<Proposal> approve(Member member, UUID id, String hash) {
        return get(member, id)
                .call(proposal -> record(
                        Change.by(member, "proposal.approve", object(proposal)).to(Map.of("hash", hash))))
                .flatMap(proposal -> Transactions.elsewhere(() -> proposals.approve(id, hash, member.username())));
    }

    public Uni<Proposal> withdraw(Member member, UUID id) {
        return get(member, id)
                .call(proposal -> record(Change.by(member, "proposal.withdraw", object(proposal))))
                .flatMap(proposal -> Transactions.elsewhere(() -> proposals.withdraw(id, member.username())));
    }

    /** For the features that propose: audits it, then asks billing. */
    public Uni<Proposal> propose(
            Member member, String action, String object, Supplier<CompletionStage<Proposal>> billing) {
        member.require(Role.OPERATOR_ADMIN);
        return record(Change.by(member, action, object)).flatMap(ignored -> Transactions.elsewhere(billing));
    }

    private Uni<Void> record(Change change) {
        return transactions.writing(() -> audit.record(change));
    }

    private static String object(Proposal proposal) {
        return proposal.kind() + "/" + proposal.id();
    }
}
