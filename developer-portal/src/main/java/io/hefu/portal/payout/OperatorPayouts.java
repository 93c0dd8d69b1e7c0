package io.hefu.portal.payout;

import io.hefu.core.call.Page;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.PayoutCandidate;
import io.hefu.core.payout.PayoutFile;
import io.hefu.core.payout.Payouts;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Payouts, for the operator. */
@Singleton
class OperatorPayouts {

    private final Payouts payouts;
    private final FinanceAccess access;

    OperatorPayouts(Payouts payouts, FinanceAccess access) {
        this.payouts = payouts;
        this.access = access;
    }

    Uni<List<PayoutCandidate>> candidates(Member member) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(
                () -> payouts.candidates(member.organisation().id()));
    }

    /** @param parties empty for all */
    Uni<Payout> create(Member member, String reference, Set<OrganisationId> parties) {
        member.require(Role.OPERATOR_ADMIN);
        String named = parties.isEmpty()
                ? "all"
                : parties.stream().map(OrganisationId::toString).sorted().collect(Collectors.joining(" "));
        return access.audited(
                Change.by(member, "payout.create", "payout/" + reference).to(Map.of("parties", named)),
                () -> payouts.create(reference, parties, FinanceAccess.actor(member)));
    }

    Uni<Page<Payout>> list(Member member, PageRequest page) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> payouts.list(page.page(), page.perPage()));
    }

    Uni<Payout> get(Member member, UUID payout) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> payouts.find(payout))
                .map(found -> found.orElseThrow(OperatorPayouts::notFound));
    }

    Uni<Payout> approve(Member member, UUID payout) {
        member.require(Role.OPERATOR_ADMIN);
        return access.audited(
                Change.by(member, "payout.approve", "payout/" + payout),
                () -> payouts.approve(payout, FinanceAccess.actor(member)));
    }

    Uni<Payout> cancel(Member member, UUID payout) {
        member.require(Role.OPERATOR_ADMIN);
        return access.audited(
                Change.by(member, "payout.cancel", "payout/" + payout),
                () -> payouts.cancel(payout, FinanceAccess.actor(member)));
    }

    /** Audited, since it has account numbers. */
    Uni<PayoutFile> file(Member member, UUID payout) {
        member.require(Role.OPERATOR_ADMIN);
        return access.audited(Change.by(member, "payout.download", "payout/" + payout), () -> payouts.file(payout))
                .map(found -> found.orElseThrow(OperatorPayouts::notFound));
    }

    Uni<Payout> importResults(Member member, UUID payout, byte[] csv) {
        member.require(Role.OPERATOR_ADMIN);
        return access.audited(
                Change.by(member, "payout.import-results", "payout/" + payout),
                () -> payouts.importResults(payout, csv, FinanceAccess.actor(member)));
    }

    private static RefusedException notFound() {
        return new RefusedException(new NotFound(NotFound.Thing.PAYOUT));
    }
}
