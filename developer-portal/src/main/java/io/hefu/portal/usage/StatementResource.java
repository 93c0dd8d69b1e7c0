package io.hefu.portal.usage;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.portal.language.Bilingual;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Partners' statements over HTTP. */
@Path("/portal/v1/statements")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statements")
public class StatementResource {

    private static final Bilingual ORGANISATION_ID =
            new Bilingual("应为组织标识（UUID）", "must be an organisation's id, a UUID");

    private final PartnerStatements statements;
    private final UsageOverview usage;
    private final SignedIn signedIn;

    StatementResource(PartnerStatements statements, UsageOverview usage, SignedIn signedIn) {
        this.statements = statements;
        this.usage = usage;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/current")
    @Operation(
            operationId = "getCurrentStatement",
            summary = "What the partner has earned in a month so far",
            description = "Needs the role partner-finance; the operator names the partner.")
    public Uni<StatementView> monthToDate(
            @Parameter(description = "YYYY-MM of Asia/Shanghai; the current one when absent.")
                    @QueryParam("month")
                    @Nullable
                    String month,
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner) {
        YearMonth wanted = Month.asked(month, usage.thisMonth());
        Optional<OrganisationId> named = Optional.ofNullable(partner).map(StatementResource::organisation);
        return signedIn.member()
                .flatMap(member -> statements.monthToDate(member, wanted, named))
                .map(StatementView::of);
    }

    private static OrganisationId organisation(String text) {
        Requirements requirements = new Requirements();
        Optional<OrganisationId> id = requirements.read("partner", text, OrganisationId::of, ORGANISATION_ID);
        requirements.check();
        return id.orElseThrow();
    }

    public record StatementView(
            UUID partnerId,

            @Schema(type = SchemaType.STRING, examples = "2026-07")
            YearMonth month,

            Instant asOf,
            List<LineView> lines,
            MoneyView gross,
            MoneyView share,
            @Schema(description = "Whole fen of the share.") MoneyView payable,

            @Schema(description = "The rest of the share, carried to the next month.")
            MoneyView residue) {

        static StatementView of(PartnerStatement statement) {
            return new StatementView(
                    statement.partner().value(),
                    statement.month(),
                    statement.asOf(),
                    statement.lines().stream().map(LineView::of).toList(),
                    MoneyView.of(statement.gross()),
                    MoneyView.of(statement.share()),
                    MoneyView.of(statement.payable()),
                    MoneyView.of(statement.residue()));
        }
    }

    @Schema(name = "StatementLineView")
    public record LineView(
            String api,
            String operation,
            int agreementVersion,
            int shareBasisPoints,
            long billableCalls,
            MoneyView gross,
            MoneyView share) {

        static LineView of(PartnerStatement.Line line) {
            return new LineView(
                    line.api().value(),
                    line.operation(),
                    line.agreementVersion(),
                    line.shareBasisPoints(),
                    line.billableCalls(),
                    MoneyView.of(line.gross()),
                    MoneyView.of(line.share()));
        }
    }
}
