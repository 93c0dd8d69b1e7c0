package io.hefu.portal.hosting;

import io.hefu.portal.hosting.HostedApiView.RevisionView;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The steps into force and out of it, over HTTP. */
@Path("/portal/v1/hosted-apis/{hostedApiId}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hosted APIs")
public class SubmissionResource {

    private final Submissions submissions;
    private final Retirement retirement;
    private final SignedIn signedIn;
    private final Clock clock;

    SubmissionResource(Submissions submissions, Retirement retirement, SignedIn signedIn, Clock clock) {
        this.submissions = submissions;
        this.retirement = retirement;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @POST
    @Path("/submit")
    @Operation(
            operationId = "submitHostedApi",
            summary = "Submit the draft",
            description =
                    "It awaits the operator's approval; when its definition and the hosts of its upstreams were approved"
                            + " before, it is in force at once. A definition that breaks callers is refused with BREAKING_CHANGE,"
                            + " unless breakingReason asks for an exception.")
    public Uni<RevisionView> submit(UUID hostedApiId, @Nullable SubmitBody body) {
        String reason = body == null ? null : body.breakingReason();
        return signedIn.member()
                .flatMap(member -> submissions.submit(member, hostedApiId, reason))
                .map(RevisionView::of);
    }

    @POST
    @Path("/withdraw")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "withdrawHostedApi", summary = "Take a submission back before it is decided on")
    public Uni<RevisionView> withdraw(UUID hostedApiId) {
        return signedIn.member()
                .flatMap(member -> submissions.withdraw(member, hostedApiId))
                .map(RevisionView::of);
    }

    @POST
    @Path("/approve")
    @Operation(
            operationId = "approveHostedApi",
            summary = "Put a submitted revision in force",
            description = "On every gateway within a second. Breaking changes need a breakingReason. Needs the role"
                    + " operator-admin; nobody approves what their own organisation submitted.")
    public Uni<RevisionView> approve(UUID hostedApiId, @Nullable ApproveBody body) {
        ApproveBody given = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> submissions.approve(member, hostedApiId, given.revision(), given.breakingReason()))
                .map(RevisionView::of);
    }

    @POST
    @Path("/reject")
    @Operation(
            operationId = "rejectHostedApi",
            summary = "Turn a submitted revision down",
            description = "Needs the role operator-admin.")
    public Uni<RevisionView> reject(UUID hostedApiId, @Nullable RejectBody body) {
        RejectBody given = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> submissions.reject(member, hostedApiId, given.revision(), given.reason()))
                .map(RevisionView::of);
    }

    @POST
    @Path("/deprecate")
    @Operation(
            operationId = "deprecateHostedApi",
            summary = "Announce a version's end",
            description =
                    "Answers carry Deprecation and Sunset from then on. The sunset is at least 90 days away, unless the"
                            + " operator says otherwise.")
    public Uni<HostedApiView> deprecate(UUID hostedApiId, @Nullable DeprecateBody body) {
        DeprecateBody given = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> retirement.deprecate(
                        member, hostedApiId, given.deprecatedAt(), given.sunsetAt(), given.successor()))
                .map(version -> HostedApiView.of(version, clock.instant()));
    }

    @POST
    @Path("/retire")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "retireHostedApi",
            summary = "End a version",
            description = "After its sunset; the operator may at any time. Its calls are refused within a second.")
    public Uni<HostedApiView> retire(UUID hostedApiId) {
        return signedIn.member()
                .flatMap(member -> retirement.retire(member, hostedApiId))
                .map(version -> HostedApiView.of(version, clock.instant()));
    }

    public record SubmitBody(
            @Schema(maxLength = 500) @Nullable String breakingReason) {}

    /** @param revision the one that was looked at; 412 when another is waiting now */
    public record ApproveBody(
            @Schema(required = true) @Nullable Integer revision,
            @Schema(maxLength = 500) @Nullable String breakingReason) {}

    public record RejectBody(
            @Schema(required = true) @Nullable Integer revision,

            @Schema(required = true, minLength = 1, maxLength = 500) @Nullable
            String reason) {}

    public record DeprecateBody(
            @Nullable Instant deprecatedAt,
            @Schema(required = true) @Nullable Instant sunsetAt,
            @Schema(maxLength = 500) @Nullable String successor) {}
}
