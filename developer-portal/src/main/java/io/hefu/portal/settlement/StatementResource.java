package io.hefu.portal.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.settlement.StatedCall;
import io.hefu.core.settlement.StatedCallQuery;
import io.hefu.core.settlement.StatementForm;
import io.hefu.core.settlement.StatementLine;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.hefu.core.settlement.StatementSummary;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.usage.Month;
import io.hefu.portal.usage.UsageOverview;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    private static final Bilingual PERIOD =
            new Bilingual("应为 YYYY-MM 或 YYYY-MM-DD", "must be a month or a day: YYYY-MM or YYYY-MM-DD");
    private static final Bilingual FORM = new Bilingual(
            "应为 " + Arrays.toString(StatementForm.values()) + " 之一",
            "must be one of " + Arrays.toString(StatementForm.values()));
    private static final Bilingual CALL = new Bilingual("应为调用标识（UUID）", "must be a call's id, a UUID");
    private static final Bilingual DATE = new Bilingual("应为 YYYY-MM-DD 形式的日期", "must be a date: YYYY-MM-DD");
    private static final int MOST = 100;

    private final PartnerStatements statements;
    private final UsageOverview usage;
    private final SignedIn signedIn;
    private final Vertx vertx;

    StatementResource(PartnerStatements statements, UsageOverview usage, SignedIn signedIn, Vertx vertx) {
        this.statements = statements;
        this.usage = usage;
        this.signedIn = signedIn;
        this.vertx = vertx;
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

    @GET
    @Operation(
            operationId = "listStatements",
            summary = "Statements, newest first",
            description = "Needs the role partner-finance; the operator sees all partners' statements, or those of the"
                    + " partner it names. At most a hundred: ask for earlier ones with before.")
    public Uni<Listing<SummaryView>> list(
            @QueryParam("kind") @DefaultValue("MONTH") String kind,
            @Parameter(description = "Only periods that begin before this date; YYYY-MM-DD.")
                    @QueryParam("before")
                    @DefaultValue("9999-12-31")
                    String before,
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner) {
        Kind asked = SettlementResource.kind(kind);
        LocalDate until = date(before);
        Optional<OrganisationId> named = Optional.ofNullable(partner).map(StatementResource::organisation);
        return signedIn.member()
                .flatMap(member -> statements.list(member, named, asked, until, MOST))
                .map(found -> Listing.of(found, SummaryView::of));
    }

    @GET
    @Path("/{period}")
    @Operation(
            operationId = "getStatement",
            summary = "A day's or month's statement with its lines",
            description =
                    "period is 2026-11 or 2026-11-30. Needs the role partner-finance; the operator names the partner.")
    public Uni<LinedView> get(
            @PathParam("period") String period,
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner) {
        StatementPeriod asked = period(period);
        Optional<OrganisationId> named = Optional.ofNullable(partner).map(StatementResource::organisation);
        return signedIn.member()
                .flatMap(member -> statements
                        .summary(member, named, asked)
                        .flatMap(summary ->
                                statements.lines(member, named, asked).map(lines -> LinedView.of(summary, lines))));
    }

    @GET
    @Path("/{day}/calls")
    @Operation(
            operationId = "listStatedCalls",
            summary = "The calls behind the lines of a day's statement",
            description =
                    "By ascending id, at most a hundred; ask for more with after, the last id of the answer before. Of one"
                            + " line: name its agreement, operation and businessDate.")
    public Uni<Listing<StatedCallView>> calls(
            @PathParam("day") String day,
            @QueryParam("agreement") @Nullable String agreement,
            @QueryParam("operation") @Nullable String operation,
            @QueryParam("businessDate") @Nullable String businessDate,
            @QueryParam("after") @Nullable String after,
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner) {
        LocalDate asked = read("day", day, LocalDate::parse, DATE);
        StatedCallQuery query = new StatedCallQuery(
                Optional.ofNullable(agreement),
                Optional.ofNullable(operation),
                Optional.ofNullable(businessDate).map(date -> read("businessDate", date, LocalDate::parse, DATE)),
                Optional.ofNullable(after).map(id -> read("after", id, UUID::fromString, CALL)),
                MOST);
        Optional<OrganisationId> named = Optional.ofNullable(partner).map(StatementResource::organisation);
        return signedIn.member()
                .flatMap(member -> statements.calls(member, named, asked, query))
                .map(found -> Listing.of(found, StatedCallView::of));
    }

    @GET
    @Path("/{period}/file")
    @Produces({
        "application/zip",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/csv"
    })
    @Operation(
            operationId = "downloadStatement",
            summary = "A statement as a file",
            description =
                    "form is CSV (for spreadsheets), BUNDLE (a zip file with everything that is needed to check it) or"
                            + " BUNDLE_WITH_CALLS (the same with every single call; of a"
                            + " day). Check a bundle with the verifier:"
                            + " java Verify.java statement.zip --key key.pem.")
    public Uni<Response> file(
            @PathParam("period") String period,
            @QueryParam("form") @DefaultValue("BUNDLE") String form,
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner) {
        StatementPeriod asked = period(period);
        StatementForm wanted = form(form);
        Optional<OrganisationId> named = Optional.ofNullable(partner).map(StatementResource::organisation);
        return signedIn.member()
                .flatMap(member -> statements.file(member, named, asked, wanted))
                .flatMap(this::taken)
                .map(content -> Response.ok(content, wanted.mediaType())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"statement-%s.%s\"".formatted(asked, wanted.extension()))
                        .build());
    }

    @GET
    @Path("/{period}/proofs/{call}")
    @Operation(
            operationId = "proveCall",
            summary = "The proof that a call is in a statement",
            description =
                    "For the verifier: put it into the bundle as proofs/{call}.json. It shows that the call was counted"
                            + " once, with this gross and share, under the signed head.")
    public Uni<String> proof(
            @PathParam("period") String period,
            @PathParam("call") String call,
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner) {
        StatementPeriod asked = period(period);
        CallId wanted = call(call);
        Optional<OrganisationId> named = Optional.ofNullable(partner).map(StatementResource::organisation);
        return signedIn.member().flatMap(member -> statements.proof(member, named, asked, wanted));
    }

    /** Its content; the file is gone afterwards. */
    private Uni<byte[]> taken(java.nio.file.Path file) {
        return vertx.fileSystem()
                .readFile(file.toString())
                .map(Buffer::getBytes)
                .eventually(() -> vertx.fileSystem().delete(file.toString()));
    }

    private static StatementPeriod period(String text) {
        return read("period", text, StatementPeriod::of, PERIOD);
    }

    private static StatementForm form(String text) {
        return read("form", text, StatementForm::valueOf, FORM);
    }

    private static CallId call(String text) {
        return read("call", text, id -> new CallId(UUID.fromString(id)), CALL);
    }

    private static LocalDate date(String text) {
        return read("before", text, LocalDate::parse, DATE);
    }

    private static <T> T read(String field, String text, Function<String, T> reader, Bilingual expectation) {
        Requirements requirements = new Requirements();
        Optional<T> read = requirements.read(field, text, reader, expectation);
        requirements.check();
        return read.orElseThrow();
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

    /** @param head SHA-256 of the signed head */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "StatementSummaryView")
    public record SummaryView(
            UUID partnerId,
            @Schema(examples = "2026-11") String period,
            String state,
            long calls,
            MoneyView gross,
            MoneyView share,
            @Schema(description = "Whole fen.") MoneyView payable,
            Optional<MoneyView> openingResidue,
            Optional<MoneyView> closingResidue,
            Optional<Instant> issuedAt,
            Optional<String> head) {

        static SummaryView of(StatementSummary summary) {
            return new SummaryView(
                    summary.party().value(),
                    summary.period().toString(),
                    summary.state(),
                    summary.calls(),
                    MoneyView.of(summary.gross()),
                    MoneyView.of(summary.share()),
                    MoneyView.of(summary.payable()),
                    summary.openingResidue().map(MoneyView::of),
                    summary.closingResidue().map(MoneyView::of),
                    summary.issuedAt(),
                    summary.head());
        }
    }

    @Schema(name = "StatementWithLinesView")
    public record LinedView(SummaryView summary, List<StatedLineView> lines) {

        static LinedView of(StatementSummary summary, List<StatementLine> lines) {
            return new LinedView(
                    SummaryView.of(summary),
                    lines.stream().map(StatedLineView::of).toList());
        }
    }

    /**
     * @param reason of a correction
     * @param corrects the period it should have been in
     * @param clauses what each clause brought; they sum to the share
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record StatedLineView(
            String agreement,
            int agreementVersion,
            String api,
            String operation,
            LocalDate businessDate,
            Optional<String> reason,
            Optional<String> corrects,
            long calls,
            long units,
            MoneyView gross,
            Map<String, MoneyView> clauses,
            MoneyView share) {

        static StatedLineView of(StatementLine line) {
            Map<String, MoneyView> clauses = new LinkedHashMap<>();
            line.clauses().forEach((clause, amount) -> clauses.put(clause, MoneyView.of(amount)));
            return new StatedLineView(
                    line.agreement(),
                    line.agreementVersion(),
                    line.api().value(),
                    line.operation(),
                    line.businessDate(),
                    line.reason(),
                    line.corrects(),
                    line.calls(),
                    line.units(),
                    MoneyView.of(line.gross()),
                    clauses,
                    MoneyView.of(line.share()));
        }
    }

    /** @param priceVersion of the plan's price list; 0 where nothing is charged */
    public record StatedCallView(
            UUID callId,
            Instant receivedAt,
            LocalDate businessDate,
            String api,
            String operation,
            String agreement,
            int agreementVersion,
            int status,
            String code,
            long units,
            int priceVersion,
            MoneyView gross,
            MoneyView share) {

        static StatedCallView of(StatedCall call) {
            return new StatedCallView(
                    call.call(),
                    call.receivedAt(),
                    call.businessDate(),
                    call.api().value(),
                    call.operation(),
                    call.agreement(),
                    call.agreementVersion(),
                    call.status(),
                    call.code(),
                    call.units(),
                    call.priceVersion(),
                    MoneyView.of(call.gross()),
                    MoneyView.of(call.share()));
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
