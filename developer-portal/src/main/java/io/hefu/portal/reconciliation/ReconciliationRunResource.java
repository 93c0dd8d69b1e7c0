package io.hefu.portal.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Comparisons of accounts over HTTP. */
@Path("/portal/v1/reconciliation-runs")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation")
public class ReconciliationRunResource {

    private static final String WHERE = "/portal/v1/reconciliation-runs/";

    private final ReconciliationRuns runs;
    private final SignedIn signedIn;

    ReconciliationRunResource(ReconciliationRuns runs, SignedIn signedIn) {
        this.runs = runs;
        this.signedIn = signedIn;
    }

    @POST
    @Operation(
            operationId = "requestReconciliation",
            summary = "Compare a month or a day: what was stated against what the partner's files have",
            description =
                    "Done in the background: 202, and the run to ask for. The books of the period must be closed. The"
                            + " same lines under the same rules have the same result hash. A later run of the period supersedes"
                            + " this one; disputes stay with their breaks. Needs the role partner-finance; the operator names the"
                            + " partner.")
    @APIResponse(
            responseCode = "202",
            description = "It waits for its turn",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    public Uni<RestResponse<RunView>> request(@Nullable RunBody body) {
        RunBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<OrganisationId> partner = Asked.partner(requirements, given.partner());
        String kind = Asked.kind(requirements, given.kind());
        Optional<Period> period = Asked.period(requirements, given.period());
        return signedIn.member()
                .invoke(Whose::visible)
                .invoke(requirements::check)
                .flatMap(member -> runs.request(member, partner, kind, period.orElseThrow()))
                .map(run -> ResponseBuilder.<RunView>create(RestResponse.StatusCode.ACCEPTED)
                        .entity(RunView.of(run))
                        .header(HttpHeaders.LOCATION, WHERE + run.id())
                        .build());
    }

    @GET
    @Operation(
            operationId = "listReconciliations",
            summary = "List runs, the latest first",
            description = "Needs the role partner-finance; the operator sees all, or those of the partner it names.")
    public Uni<Listing<RunView>> list(
            @Parameter(description = "Organisation id; for the operator only.") @QueryParam("partner") @Nullable
                    String partner,
            @BeanParam PageQuery query) {
        Requirements requirements = new Requirements();
        Optional<OrganisationId> whose = Asked.partner(requirements, partner);
        return signedIn.member()
                .invoke(Whose::visible)
                .invoke(requirements::check)
                .flatMap(member -> runs.runs(member, whose, query.request()))
                .map(page -> Listing.of(page, RunView::of));
    }

    @GET
    @Path("/{runId}")
    @Operation(operationId = "getReconciliation", summary = "Read a run: how far it is, or what came of it")
    public Uni<RunView> get(UUID runId) {
        return signedIn.member().flatMap(member -> runs.run(member, runId)).map(RunView::of);
    }

    @GET
    @Path("/{runId}/breaks")
    @Operation(
            operationId = "listBreaks",
            summary = "List what differs, each with its cause and evidence",
            description = "A cause is a guess; only a rule settles a break without people.")
    public Uni<Listing<BreakView>> breaks(
            UUID runId,
            @Parameter(description = "One kind only: MISSING_THEIRS, AMOUNT, …") @QueryParam("kind") @Nullable
                    String kind,
            @Parameter(description = "Without those that a rule has settled.")
                    @QueryParam("open")
                    @DefaultValue("false")
                    boolean open,
            @BeanParam PageQuery query) {
        return signedIn.member()
                .flatMap(member -> runs.breaks(member, runId, Optional.ofNullable(kind), open, query.request()))
                .map(page -> Listing.of(page, BreakView::of));
    }

    public record RunBody(
            @Schema(description = "Organisation id; for the operator only") @Nullable
            String partner,

            @Schema(required = true, description = "Of the files: calls, daily-totals") @Nullable
            String kind,

            @Schema(required = true, description = "YYYY-MM or YYYY-MM-DD, of Asia/Shanghai", examples = "2026-10")
            @Nullable
            String period) {}
}
