package io.hefu.portal.agreement;

import io.hefu.core.agreement.Agreements;
import io.hefu.core.agreement.Agreements.Signed;
import io.hefu.core.agreement.Agreements.WhatIf;
import io.hefu.core.agreement.Terms;
import io.hefu.core.approval.Proposal;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.proposal.Decisions;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who sees which agreement, and who drafts the next. */
@Singleton
public class SignedAgreements {

    private final Agreements agreements;
    private final Decisions decisions;

    SignedAgreements(Agreements agreements, Decisions decisions) {
        this.agreements = agreements;
        this.decisions = decisions;
    }

    /** For the operator all; for a partner's finance people those their organisation is a party of. */
    public Uni<List<Signed>> list(Member member) {
        Optional<OrganisationId> party = party(member);
        return Transactions.elsewhere(() -> agreements.list(party));
    }

    /** Every version that the member may see, the newest first. */
    public Uni<List<Signed>> versions(Member member, String agreement) {
        Optional<OrganisationId> party = party(member);
        return Transactions.elsewhere(() -> agreements.versions(agreement, party))
                .invoke(versions -> {
                    if (versions.isEmpty()) {
                        throw notFound();
                    }
                });
    }

    public Uni<Signed> version(Member member, String agreement, String version) {
        return versions(member, agreement)
                .map(versions -> versions.stream()
                        .filter(signed -> Integer.toString(signed.version()).equals(version))
                        .findFirst()
                        .orElseThrow(SignedAgreements::notFound));
    }

    /** For the operator. */
    public Uni<Proposal> propose(Member member, Terms terms) {
        return decisions.propose(
                member,
                "agreement.propose",
                "agreement/" + terms.agreement(),
                () -> agreements.propose(terms, member.username()));
    }

    /** For the operator. Whoever changes a draft cannot approve it. */
    public Uni<Proposal> change(Member member, UUID draft, Terms terms) {
        return decisions.propose(
                member,
                "agreement.change-draft",
                "AGREEMENT/" + draft,
                () -> agreements.change(draft, terms, member.username()));
    }

    /** For the operator. */
    public Uni<Terms> draft(Member member, UUID draft) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> agreements.draft(draft))
                .map(found -> found.orElseThrow(() -> new RefusedException(new NotFound(Thing.PROPOSAL))));
    }

    /** For the operator. */
    public Uni<WhatIf> whatIf(Member member, UUID draft, YearMonth first, YearMonth last) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> agreements.whatIf(draft, first, last));
    }

    /** For the operator. */
    public Uni<Proposal> report(
            Member member, String agreement, String clause, YearMonth month, long count, String reason) {
        return decisions.propose(
                member,
                "agreement.report-incidents",
                "agreement/" + agreement,
                () -> agreements.report(agreement, clause, month, count, reason, member.username()));
    }

    private static Optional<OrganisationId> party(Member member) {
        if (member.has(Role.OPERATOR_ADMIN)) {
            return Optional.empty();
        }
        member.require(Role.PARTNER_FINANCE);
        return Optional.of(member.organisation().id());
    }

    private static RefusedException notFound() {
        return new RefusedException(new NotFound(Thing.AGREEMENT));
    }
}
