package io.hefu.portal.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Actor;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Organisation;
import io.hefu.portal.member.Organisations;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Whose money a member may see or decide on; writes down who wants to before it happens. */
@Singleton
class FinanceAccess {

    private final Organisations organisations;
    private final AuditTrail audit;
    private final Transactions transactions;

    FinanceAccess(Organisations organisations, AuditTrail audit, Transactions transactions) {
        this.organisations = organisations;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @throws RefusedException for who is neither of the operator's nor of a partner's finance people */
    static void requireFinance(Member member) {
        if (!member.has(Role.OPERATOR_ADMIN)) {
            member.require(Role.PARTNER_FINANCE);
        }
    }

    /** @throws RefusedException unless the member may see what is that organisation's: another's does not exist */
    static void requireVisible(Member member, OrganisationId party) {
        requireFinance(member);
        if (!member.has(Role.OPERATOR_ADMIN) && !member.organisation().id().equals(party)) {
            throw new RefusedException(new NotFound(NotFound.Thing.ORGANISATION));
        }
    }

    /** @throws RefusedException unless the member is of that organisation's finance people */
    static void requireOwn(Member member, OrganisationId party) {
        member.require(Role.PARTNER_FINANCE);
        if (!member.organisation().id().equals(party)) {
            throw new RefusedException(new NotFound(NotFound.Thing.ORGANISATION));
        }
    }

    /** Fails unless there is such a partner. */
    Uni<Void> requirePartner(OrganisationId party) {
        return organisations
                .named(List.of(party))
                .invoke(found -> {
                    if (found.stream().noneMatch(known -> known.kind() == Organisation.Kind.PARTNER)) {
                        throw new RefusedException(new PortalRefusal.NotFound(NotFound.Thing.ORGANISATION));
                    }
                })
                .replaceWithVoid();
    }

    /** Writes down the change, then asks billing for it: what was asked is known even where it was refused. */
    <T> Uni<T> audited(Change change, Supplier<CompletionStage<T>> step) {
        return transactions.writing(() -> audit.record(change)).chain(() -> Transactions.elsewhere(step));
    }

    static Actor actor(Member member) {
        return new Actor(member.username(), member.organisation().id());
    }
}
