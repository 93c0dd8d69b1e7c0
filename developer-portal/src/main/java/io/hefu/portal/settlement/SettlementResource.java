package io.hefu.portal.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.language.Bilingual;
import io.hefu.core.settlement.PeriodProgress;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The settlement of days and months, over HTTP. */
@Path("/portal/v1/settlement-periods")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settlement")
public class SettlementResource {

    private static final int MOST = 100;
    private static final Bilingual KIND = new Bilingual("应为 DAY 或 MONTH", "must be DAY or MONTH");
    private static final Bilingual MONTH = new Bilingual("应为 YYYY-MM 形式的月份", "must be a month: YYYY-MM");

    private final SettlementDesk desk;
    private final SignedIn signedIn;

    SettlementResource(SettlementDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listSettlementPeriods",
            summary = "How far the settlement of days and months is, newest first",
            description =
                    "For the operator; the last hundred. A day goes on by itself: CLOSING until everything that gateways"
                            + " answered before its cutoff is stored and rated (waitingFor names the runs of gateways of which"
                            + " something is missing), COMPLETE when its books are closed, ISSUED when its statements are signed."
                            + " A month is CALCULATED once its last day is issued, then REVIEWED by one person and ISSUED by"
                            + " another.")
    public Uni<Listing<PeriodView>> list(@QueryParam("kind") @DefaultValue("MONTH") String kind) {
        Kind asked = kind(kind);
        return signedIn.member()
                .flatMap(member -> desk.periods(member, asked, MOST))
                .map(periods -> Listing.of(periods, PeriodView::of));
    }

    @POST
    @Path("/{month}/review")
    @Operation(
            operationId = "reviewSettlementPeriod",
            summary = "Say that the statements of a month have been looked at",
            description = "For the operator. The month must be CALCULATED.")
    public Uni<Void> review(@PathParam("month") String month) {
        YearMonth asked = month(month);
        return signedIn.member().flatMap(member -> desk.review(member, asked));
    }

    @POST
    @Path("/{month}/issue")
    @Operation(
            operationId = "issueSettlementPeriod",
            summary = "Sign and issue the statements of a month",
            description = "For the operator, and for another person than the one who reviewed it. What is issued never"
                    + " changes: corrections are entries of a later month.")
    public Uni<Void> issue(@PathParam("month") String month) {
        YearMonth asked = month(month);
        return signedIn.member().flatMap(member -> desk.issue(member, asked));
    }

    static Kind kind(String text) {
        Requirements requirements = new Requirements();
        Optional<Kind> kind = requirements.read("kind", text, Kind::valueOf, KIND);
        requirements.check();
        return kind.orElseThrow();
    }

    private static YearMonth month(String text) {
        Requirements requirements = new Requirements();
        Optional<YearMonth> month = requirements.read("month", text, YearMonth::parse, MONTH);
        requirements.check();
        return month.orElseThrow();
    }

    /**
     * @param period {@code 2026-11} or {@code 2026-11-30}
     * @param globalHead SHA-256 of the head over all parties' heads, the same for everyone
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record PeriodView(
            String period,
            String state,
            Optional<Instant> cutoff,
            Instant closingAt,
            Optional<Instant> completeAt,
            Optional<Instant> calculatedAt,
            Optional<Instant> reviewedAt,
            Optional<String> reviewedBy,
            Optional<Instant> issuedAt,
            Optional<String> issuedBy,
            long statements,
            Optional<String> globalHead,
            List<String> waitingFor) {

        static PeriodView of(PeriodProgress progress) {
            return new PeriodView(
                    progress.period().toString(),
                    progress.state(),
                    progress.cutoff(),
                    progress.closingAt(),
                    progress.completeAt(),
                    progress.calculatedAt(),
                    progress.reviewedAt(),
                    progress.reviewedBy(),
                    progress.issuedAt(),
                    progress.issuedBy(),
                    progress.statements(),
                    progress.globalHead(),
                    progress.waitingFor());
        }
    }
}
