package io.hefu.portal.plan;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.version.Version;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Plans over HTTP. */
@Path("/portal/v1/plans")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
public class PlanResource {

    private final Plans plans;
    private final PublishedApis apis;
    private final SignedIn signedIn;

    PlanResource(Plans plans, PublishedApis apis, SignedIn signedIn) {
        this.plans = plans;
        this.apis = apis;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(operationId = "listPlans", summary = "List the plans on offer")
    public Uni<Listing<PlanView>> list() {
        return signedIn.member().flatMap(plans::list).map(found -> Listing.of(found, PlanView::of));
    }

    @GET
    @Path("/{planCode}")
    @Operation(operationId = "getPlan", summary = "Read a plan and its prices")
    public Uni<RestResponse<PricedPlanView>> get(String planCode) {
        return signedIn.member()
                .flatMap(member -> plans.get(member, code(planCode)))
                .map(priced -> tagged(priced.plan(), PricedPlanView.of(priced, apis)));
    }

    @PATCH
    @Path("/{planCode}")
    @Operation(
            operationId = "changePlanLimits",
            summary = "Change a plan's rate limit and quota",
            description = "What is left out stays. Gateways follow within a second. Needs the role operator-admin.")
    public Uni<RestResponse<PlanView>> change(
            String planCode,
            @Parameter(description = "The ETag of the plan as it was read; 412 when it has changed since.")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @Nullable LimitsBody body) {
        LimitsBody limits = Requirements.body(body);
        return signedIn.member()
                .flatMap(member ->
                        plans.changeLimits(member, code(planCode), limits.toChange(), Version.expectedBy(ifMatch)))
                .map(plan -> tagged(plan, PlanView.of(plan)));
    }

    private static PlanCode code(String text) {
        try {
            return new PlanCode(text);
        } catch (IllegalArgumentException noCode) {
            throw new RefusedException(new NotFound(Thing.PLAN));
        }
    }

    private static <V> RestResponse<V> tagged(Plan plan, V view) {
        return ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, new Version(plan.version()).entityTag())
                .build();
    }

    public record LimitsBody(
            @Schema(minimum = "1", maximum = "1000000") Optional<Integer> callsPerSecond,
            @Schema(minimum = "1", maximum = "1000000") Optional<Integer> burst,

            @Schema(minimum = "1", maximum = "1000000000000")
            Optional<Long> quotaCalls,

            Optional<Quota.Period> quotaPeriod) {

        LimitsChange toChange() {
            return new LimitsChange(callsPerSecond, burst, quotaCalls, quotaPeriod);
        }
    }

    public record PlanView(
            String planCode,
            Bilingual name,
            Environment environment,
            Plan.Approval approval,
            List<String> apis,
            int callsPerSecond,
            int burst,
            long quotaCalls,
            Quota.Period quotaPeriod,
            int version) {

        static PlanView of(Plan plan) {
            return new PlanView(
                    plan.code().value(),
                    plan.name(),
                    plan.environment(),
                    plan.approval(),
                    plan.apis().stream().map(ApiName::value).sorted().toList(),
                    plan.rateLimit().callsPerSecond(),
                    plan.rateLimit().burst(),
                    plan.quota().calls(),
                    plan.quota().period(),
                    plan.version());
        }
    }

    public record PricedPlanView(@JsonUnwrapped PlanView plan, List<PriceView> prices) {

        static PricedPlanView of(PricedPlan priced, PublishedApis apis) {
            return new PricedPlanView(
                    PlanView.of(priced.plan()),
                    priced.prices().stream()
                            .map(price -> PriceView.of(price, apis))
                            .toList());
        }
    }
}
