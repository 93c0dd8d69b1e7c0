package io.hefu.portal.pages;

import io.hefu.portal.member.SignedIn;
import io.hefu.portal.pages.MoneyPages.Statement;
import io.hefu.portal.settlement.PartnerStatements;
import io.hefu.portal.usage.UsageOverview;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The partner's rooms. */
@Path("/partner")
@Authenticated
public class PartnerPageResource {

    private final Visit visit;
    private final SignedIn signedIn;
    private final PartnerStatements statements;
    private final UsageOverview usage;

    PartnerPageResource(Visit visit, SignedIn signedIn, PartnerStatements statements, UsageOverview usage) {
        this.visit = visit;
        this.signedIn = signedIn;
        this.statements = statements;
        this.usage = usage;
    }

    @GET
    public Response home() {
        return visit.redirect(Room.STATEMENT.path());
    }

    @GET
    @Path("/statement")
    public Uni<Response> statement(@QueryParam("month") @Nullable String month) {
        YearMonth latest = usage.thisMonth();
        YearMonth wanted = Months.read(month, latest);
        return signedIn.member()
                .flatMap(member -> statements
                        .monthToDate(member, wanted, Optional.empty())
                        .flatMap(statement -> visit.show(
                                Room.STATEMENT,
                                page -> Statement.of(
                                        page, latest, member.organisation().name(), statement))));
    }
}
