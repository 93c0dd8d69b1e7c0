package io.hefu.portal.usage;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.core.usage.UsageReports;
import io.hefu.portal.language.Bilingual;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Organisation;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.Optional;

/** What partners have earned. */
@Singleton
public class PartnerStatements {

    private static final Bilingual PARTNER_NEEDED =
            new Bilingual("应为合作伙伴的组织标识", "must be the organisation id of a partner");

    private final UsageReports reports;

    PartnerStatements(UsageReports reports) {
        this.reports = reports;
    }

    /**
     * For a partner's finance people, of their own organisation; for the operator, of the partner they name.
     *
     * @param partner only read for the operator
     */
    public Uni<PartnerStatement> monthToDate(Member member, YearMonth month, Optional<OrganisationId> partner) {
        OrganisationId whose = member.has(Role.OPERATOR_ADMIN) ? named(partner) : own(member, partner);
        return Transactions.elsewhere(() -> reports.monthToDate(whose, month));
    }

    private static OrganisationId named(Optional<OrganisationId> partner) {
        return partner.orElseThrow(() -> new RefusedException(PortalRefusal.Invalid.field("partner", PARTNER_NEEDED)));
    }

    private static OrganisationId own(Member member, Optional<OrganisationId> partner) {
        member.require(Role.PARTNER_FINANCE);
        boolean theirs = partner.map(member.organisation().id()::equals).orElse(true);
        if (!theirs || member.organisation().kind() != Organisation.Kind.PARTNER) {
            throw new RefusedException(new PortalRefusal.NotFound(PortalRefusal.NotFound.Thing.ORGANISATION));
        }
        return member.organisation().id();
    }
}
