package io.hefu.portal.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Organisation;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import java.util.Optional;
import java.util.function.Function;

/** Whose account a member looks at: a partner's finance people at their own, the operator at any. */
final class Whose {

    private static final Bilingual PARTNER_NEEDED =
            new Bilingual("应为合作伙伴的组织标识", "must be the organisation id of a partner");

    private Whose() {}

    /**
     * One account.
     *
     * @param partner named by the operator; others need not name their own
     * @throws RefusedException for one without a role, or another partner's account
     */
    static OrganisationId account(Member member, Optional<OrganisationId> partner) {
        Optional<OrganisationId> own = visible(member);
        if (own.isEmpty()) {
            return partner.orElseThrow(
                    () -> new RefusedException(PortalRefusal.Invalid.field("partner", PARTNER_NEEDED)));
        }
        if (partner.filter(named -> !named.equals(own.get())).isPresent()) {
            throw notFound(Thing.ORGANISATION);
        }
        return own.get();
    }

    /** Lists of many accounts: the one that the operator names, or all; a partner's own. */
    static Optional<OrganisationId> accounts(Member member, Optional<OrganisationId> partner) {
        return visible(member).isEmpty() && partner.isEmpty()
                ? Optional.empty()
                : Optional.of(account(member, partner));
    }

    /**
     * What was found, where it is the member's to see.
     *
     * @throws RefusedException where it does not exist, or is another partner's
     */
    static <T> T own(Member member, Optional<T> found, Function<T, OrganisationId> partner, Thing thing) {
        Optional<OrganisationId> own = visible(member);
        return found.filter(any -> own.map(partner.apply(any)::equals).orElse(true))
                .orElseThrow(() -> notFound(thing));
    }

    static RefusedException notFound(Thing thing) {
        return new RefusedException(new PortalRefusal.NotFound(thing));
    }

    /**
     * Empty for the operator, who sees all.
     *
     * @throws RefusedException for one without a role
     */
    static Optional<OrganisationId> visible(Member member) {
        if (member.has(Role.OPERATOR_ADMIN)) {
            return Optional.empty();
        }
        member.require(Role.PARTNER_FINANCE);
        if (member.organisation().kind() != Organisation.Kind.PARTNER) {
            throw notFound(Thing.ORGANISATION);
        }
        return Optional.of(member.organisation().id());
    }
}
