package io.hefu.portal.pricing;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.pricing.Reratings.AgreementVersion;
import io.hefu.core.pricing.Reratings.Asked;
import io.hefu.core.pricing.Reratings.Difference;
import io.hefu.core.pricing.Reratings.Impact;
import io.hefu.core.pricing.Reratings.Progress;
import io.hefu.core.pricing.Reratings.Side;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.proposal.ProposalView;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Charging calls anew, over HTTP. */
@Path("/portal/v1/reratings")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Corrections")
public class ReratingResource {

    private static final Bilingual DATE = new Bilingual("应为 YYYY-MM-DD 形式的日期", "must be a date: YYYY-MM-DD");
    private static final Bilingual PLAN = new Bilingual("应为套餐代码", "must be a plan's code");
    private static final Bilingual API = new Bilingual("应为 API 的名称", "must be an API's name");
    private static final Bilingual BOTH = new Bilingual("必须与 agreement 同时提供", "must be given together with agreement");

    private final Prices prices;
    private final SignedIn signedIn;

    ReratingResource(Prices prices, SignedIn signedIn) {
        this.prices = prices;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "proposeRerating",
            summary = "Propose to charge calls anew",
            description = "The calls of a span of business dates, by another version of their price, or shared under"
                    + " another version of an agreement. What was booked stays; differences are booked on open dates once"
                    + " a second person approves the proposal. Needs the role operator-admin.")
    public Uni<ProposalView> propose(@Nullable ReratingBody body) {
        ReratingBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<LocalDate> first = requirements.read("first", given.first(), LocalDate::parse, DATE);
        Optional<LocalDate> last = requirements.read("last", given.last(), LocalDate::parse, DATE);
        Optional<PlanCode> plan = requirements.read("plan", given.plan(), PlanCode::new, PLAN);
        Optional<ApiName> api = requirements.read("api", given.api(), ApiName::new, API);
        requirements.hold(
                "agreementVersion",
                given.agreementVersion().isPresent() == given.agreement().isPresent(),
                BOTH);
        String reason = requirements.text("reason", given.reason(), 1, 500);
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .invoke(requirements::check)
                .flatMap(member -> prices.rerate(
                        member,
                        new Asked(
                                first.orElseThrow(),
                                last.orElseThrow(),
                                plan.orElseThrow(),
                                api.orElseThrow(),
                                given.operation(),
                                given.priceVersion(),
                                given.agreement()
                                        .map(name -> new AgreementVersion(
                                                name, given.agreementVersion().orElseThrow())),
                                reason)))
                .map(ProposalView::of);
    }

    @GET
    @Path("/{reratingId}/preview")
    @Operation(
            operationId = "previewRerating",
            summary = "Who would gain and lose what by a rerating",
            description =
                    "Month by month: what developers would pay more, what parties would get more; below 0 is less."
                            + " Of what can still be booked now. Writes nothing. Needs the role operator-admin.")
    public Uni<ImpactView> preview(UUID reratingId) {
        return signedIn.member()
                .flatMap(member -> prices.preview(member, reratingId))
                .map(ImpactView::of);
    }

    @GET
    @Path("/{reratingId}")
    @Operation(
            operationId = "getRerating",
            summary = "How far the booking of a rerating is",
            description = "Needs the role operator-admin.")
    public Uni<ProgressView> get(UUID reratingId) {
        return signedIn.member()
                .flatMap(member -> prices.progress(member, reratingId))
                .map(ProgressView::of);
    }

    public record ReratingBody(
            @Schema(required = true, examples = "2026-10-01") @Nullable
            String first,

            @Schema(required = true, examples = "2026-10-31", description = "Included.") @Nullable
            String last,

            @Schema(required = true, examples = "standard") @Nullable
            String plan,

            @Schema(required = true, examples = "short-messages") @Nullable
            String api,

            @Schema(description = "All operations of the API when absent.")
            Optional<String> operation,

            @Schema(description = "To charge by; needs the operation.")
            Optional<Integer> priceVersion,

            @Schema(description = "To share under.") Optional<String> agreement,
            Optional<Integer> agreementVersion,

            @Schema(required = true, maxLength = 500) @Nullable
            String reason) {}

    /** @param done whether all of it is booked */
    public record ProgressView(boolean approved, boolean done, ImpactView booked) {

        static ProgressView of(Progress progress) {
            return new ProgressView(progress.approved(), progress.done(), ImpactView.of(progress.booked()));
        }
    }

    /** @param lines of a day, an application and an operation each */
    public record ImpactView(long lines, long calls, MoneyView gross, List<DifferenceView> differences) {

        static ImpactView of(Impact impact) {
            return new ImpactView(
                    impact.lines(),
                    impact.calls(),
                    MoneyView.of(impact.gross()),
                    impact.differences().stream().map(DifferenceView::of).toList());
        }
    }

    /** @param amount of a developer what it pays more, of a party what it gets more */
    public record DifferenceView(
            @Schema(type = SchemaType.STRING, examples = "2026-10")
            YearMonth month,

            Side side,
            UUID organisationId,
            MoneyView amount) {

        static DifferenceView of(Difference difference) {
            return new DifferenceView(
                    difference.month(),
                    difference.side(),
                    difference.organisation().value(),
                    MoneyView.of(difference.amount()));
        }
    }
}
