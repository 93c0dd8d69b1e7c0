package io.hefu.portal.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.SubtotalComparisons;
import io.hefu.core.reconciliation.SubtotalComparisons.Differing;
import io.hefu.core.reconciliation.SubtotalComparisons.Range;
import io.hefu.core.reconciliation.SubtotalComparisons.Stated;
import io.hefu.core.reconciliation.SubtotalComparisons.Sum;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finding the minute in which totals differ, over HTTP. */
@Path("/portal/v1/subtotal-comparisons")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation")
public class SubtotalResource {

    private static final Bilingual COMPLETE = new Bilingual(
            "应为 1 到 " + SubtotalComparisons.MOST_AT_ONCE + " 项，每项有 from、to、calls、amount",
            "must be 1 to " + SubtotalComparisons.MOST_AT_ONCE + ", each with from, to, calls and amount");

    private final ReconciliationRuns runs;
    private final SignedIn signedIn;

    SubtotalResource(ReconciliationRuns runs, SignedIn signedIn) {
        this.runs = runs;
        this.signedIn = signedIn;
    }

    @POST
    @Operation(
            operationId = "compareSubtotals",
            summary = "Find the minutes in which the partner's totals differ from what was stated",
            description =
                    "State totals of ranges, such as each day of a month. Those that differ are answered, each with the"
                            + " parts to state next: hours of a day, minutes of an hour; a minute has no parts. Nothing is kept; the"
                            + " same question has the same answer. Days must be closed. Needs the role partner-finance; the operator"
                            + " names the partner.")
    public Uni<DifferingView> compare(@Nullable SubtotalsBody body) {
        SubtotalsBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<OrganisationId> partner = Asked.partner(requirements, given.partner());
        List<Stated> stated = stated(requirements, given);
        String basis = Objects.requireNonNullElse(given.basis(), "SHARE");
        return signedIn.member()
                .invoke(Whose::visible)
                .invoke(requirements::check)
                .flatMap(member -> runs.compare(member, partner, basis, stated))
                .map(DifferingView::of);
    }

    private static List<Stated> stated(Requirements requirements, SubtotalsBody body) {
        List<SubtotalBody> subtotals = Objects.requireNonNullElse(body.subtotals(), List.of());
        boolean isComplete = !subtotals.isEmpty()
                && subtotals.size() <= SubtotalComparisons.MOST_AT_ONCE
                && subtotals.stream().allMatch(SubtotalBody::isComplete);
        requirements.hold("subtotals", isComplete, COMPLETE);
        List<Stated> stated = new ArrayList<>();
        for (SubtotalBody one : isComplete ? subtotals : List.<SubtotalBody>of()) {
            Optional<Money> amount =
                    requirements.read("subtotals", Objects.requireNonNull(one.amount()), Money::ofYuan, COMPLETE);
            stated.add(new Stated(
                    new Range(Objects.requireNonNull(one.from()), Objects.requireNonNull(one.to())),
                    new Sum(Objects.requireNonNull(one.calls()), amount.orElse(Money.ZERO))));
        }
        return stated;
    }

    public record SubtotalsBody(
            @Schema(description = "Organisation id; for the operator only") @Nullable
            String partner,

            @Schema(description = "What amounts are: SHARE (when absent) or GROSS") @Nullable
            String basis,

            @Schema(required = true) @Nullable List<SubtotalBody> subtotals) {}

    /** @param to the first moment after it */
    public record SubtotalBody(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long calls,
            @Schema(description = "Yuan") @Nullable String amount) {

        static boolean isComplete(@Nullable SubtotalBody one) {
            return one != null && one.from != null && one.to != null && one.calls != null && one.amount != null;
        }
    }

    @Schema(name = "SubtotalComparison")
    public record DifferingView(List<DifferenceView> differing) {

        static DifferingView of(List<Differing> differing) {
            return new DifferingView(differing.stream().map(DifferenceView::of).toList());
        }
    }

    /** @param ask the parts to state next; none of a minute */
    @Schema(name = "DifferingSubtotal")
    public record DifferenceView(
            Instant from, Instant to, SumView ours, SumView theirs, boolean minute, List<Range> ask) {

        static DifferenceView of(Differing differing) {
            return new DifferenceView(
                    differing.range().from(),
                    differing.range().to(),
                    SumView.of(differing.ours()),
                    SumView.of(differing.theirs()),
                    differing.ask().isEmpty(),
                    differing.ask());
        }
    }

    @Schema(name = "Subtotal")
    public record SumView(long calls, MoneyView amount) {

        static SumView of(Sum sum) {
            return new SumView(sum.calls(), MoneyView.of(sum.amount()));
        }
    }
}
