package io.hefu.portal.settlement;

import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.settlement.StatedCall;
import io.hefu.core.settlement.StatedCallQuery;
import io.hefu.core.settlement.StatementForm;
import io.hefu.core.settlement.StatementLine;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.hefu.core.settlement.StatementSummary;
import io.hefu.core.settlement.Statements;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.core.usage.UsageReports;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Organisation;
import io.hefu.portal.member.Organisations;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What partners have earned: for a partner's finance people, of their own organisation; for the operator, of the partner
 * they name.
 */
@Singleton
public class PartnerStatements {

    private static final Bilingual PARTNER_NEEDED =
            new Bilingual("应为合作伙伴的组织标识", "must be the organisation id of a partner");

    /** A month of calls may be gigabytes. */
    private static final Bilingual BY_THE_DAY = new Bilingual(
            "BUNDLE_WITH_CALLS 请逐日下载；月结算单请用 BUNDLE",
            "must not be BUNDLE_WITH_CALLS for a month: take its days one by one, and BUNDLE for the month");

    private final UsageReports reports;
    private final Statements statements;
    private final Organisations organisations;

    PartnerStatements(UsageReports reports, Statements statements, Organisations organisations) {
        this.reports = reports;
        this.statements = statements;
        this.organisations = organisations;
    }

    public Uni<PartnerStatement> monthToDate(Member member, YearMonth month, Optional<OrganisationId> partner) {
        OrganisationId whose = whose(member, partner);
        return Transactions.elsewhere(() -> reports.monthToDate(whose, month));
    }

    /** Newest first; the operator sees all partners' where it names none. */
    public Uni<List<StatementSummary>> list(
            Member member, Optional<OrganisationId> partner, Kind kind, LocalDate before, int most) {
        Optional<OrganisationId> whose = member.has(Role.OPERATOR_ADMIN) ? partner : Optional.of(own(member, partner));
        return Transactions.elsewhere(() -> statements.list(whose, kind, before, most));
    }

    public Uni<StatementSummary> summary(Member member, Optional<OrganisationId> partner, StatementPeriod period) {
        OrganisationId whose = whose(member, partner);
        return Transactions.elsewhere(() -> statements.summary(whose, period));
    }

    public Uni<List<StatementLine>> lines(Member member, Optional<OrganisationId> partner, StatementPeriod period) {
        OrganisationId whose = whose(member, partner);
        return Transactions.elsewhere(() -> statements.lines(whose, period));
    }

    public Uni<List<StatedCall>> calls(
            Member member, Optional<OrganisationId> partner, LocalDate day, StatedCallQuery query) {
        OrganisationId whose = whose(member, partner);
        return Transactions.elsewhere(() -> statements.calls(whose, day, query));
    }

    /** A temporary file, which the caller deletes. */
    public Uni<Path> file(Member member, Optional<OrganisationId> partner, StatementPeriod period, StatementForm form) {
        OrganisationId whose = whose(member, partner);
        if (form == StatementForm.BUNDLE_WITH_CALLS && period.kind() == Kind.MONTH) {
            throw new RefusedException(PortalRefusal.Invalid.field("form", BY_THE_DAY));
        }
        return name(member, whose)
                .flatMap(name -> Transactions.elsewhere(() -> statements.file(whose, name, period, form)));
    }

    public Uni<String> proof(Member member, Optional<OrganisationId> partner, StatementPeriod period, CallId call) {
        OrganisationId whose = whose(member, partner);
        return Transactions.elsewhere(() -> statements.proof(whose, period, call));
    }

    /** PEM, for everybody. */
    public String publicKey() {
        return statements.publicKey();
    }

    /** A file of what statements are checked with, for everybody; empty where there is none of that name. */
    public Optional<String> verifier(String file) {
        return statements.verifier(file);
    }

    /** What the documents call a party; its id, where it is none that is known here. */
    private Uni<String> name(Member member, OrganisationId whose) {
        return member.organisation().id().equals(whose)
                ? Uni.createFrom().item(member.organisation().name())
                : organisations
                        .named(List.of(whose))
                        .map(found -> found.stream()
                                .map(Organisation::name)
                                .findFirst()
                                .orElseGet(whose::toString));
    }

    private static OrganisationId whose(Member member, Optional<OrganisationId> partner) {
        return member.has(Role.OPERATOR_ADMIN) ? named(partner) : own(member, partner);
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
