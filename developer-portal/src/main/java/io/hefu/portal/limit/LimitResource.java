package io.hefu.portal.limit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.version.Version;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Limits of every level over HTTP. */
@Path("/portal/v1/limits")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Limits")
public class LimitResource {

    private static final String SUBJECT =
            "OPERATOR: all · PRODUCT: an API's name · PLAN: a plan's code · APPLICATION: an application's id · "
                    + "OPERATION: <api>:<operationId>";

    private final Limits limits;
    private final SignedIn signedIn;

    LimitResource(Limits limits, SignedIn signedIn) {
        this.limits = limits;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listLimits",
            summary = "List all limits beside the plans' own",
            description = "Needs the role operator-admin.")
    public Uni<Listing<LimitsView>> list() {
        return signedIn.member().flatMap(limits::list).map(found -> Listing.of(found, LimitsView::of));
    }

    @GET
    @Path("/{level}/{subject}")
    @Operation(
            operationId = "getLimits",
            summary = "Read the limits of a subject",
            description = "Needs the role operator-admin.")
    public Uni<RestResponse<LimitsView>> get(LimitLevel level, @Parameter(description = SUBJECT) String subject) {
        return signedIn.member()
                .flatMap(member -> limits.get(member, new LimitSubject(level, subject)))
                .map(LimitResource::tagged);
    }

    @PUT
    @Path("/{level}/{subject}")
    @Operation(
            operationId = "setLimits",
            summary = "Set the limits of a subject",
            description =
                    "What is left out is not limited. Gateways follow within a second. Needs the role operator-admin.")
    public Uni<RestResponse<LimitsView>> set(
            LimitLevel level,
            @Parameter(description = SUBJECT) String subject,
            @Parameter(description = "The ETag of the limits as they were read; 412 when they have changed since.")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @Nullable LimitsBody body) {
        CallLimits wanted = Requirements.body(body).toLimits();
        return signedIn.member()
                .flatMap(member ->
                        limits.set(member, new LimitSubject(level, subject), wanted, Version.expectedBy(ifMatch)))
                .map(LimitResource::tagged);
    }

    private static RestResponse<LimitsView> tagged(LimitSet set) {
        return ResponseBuilder.ok(LimitsView.of(set))
                .header(HttpHeaders.ETAG, new Version(set.version()).entityTag())
                .build();
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record LimitsView(
            LimitLevel level,
            String subject,
            Optional<Integer> spikeCallsPerSecond,
            Optional<Integer> callsPerSecond,
            Optional<Integer> burst,
            Optional<Integer> concurrentCalls,
            Optional<Long> callsADay,
            Optional<Long> callsAMonth,
            Map<String, Integer> weights,
            WithoutStore withoutStore,
            int version) {

        static LimitsView of(LimitSet set) {
            CallLimits calls = set.calls();
            return new LimitsView(
                    set.subject().level(),
                    set.subject().name(),
                    calls.spikeCallsPerSecond(),
                    calls.callsPerSecond(),
                    calls.burst(),
                    calls.concurrentCalls(),
                    calls.callsADay(),
                    calls.callsAMonth(),
                    calls.weights(),
                    calls.withoutStore(),
                    set.version());
        }
    }
}
