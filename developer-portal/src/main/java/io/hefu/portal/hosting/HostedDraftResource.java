package io.hefu.portal.hosting;

import io.hefu.portal.hosting.HostedApiView.RevisionView;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Drafts over HTTP: what a partner edits before it submits. */
@Path("/portal/v1/hosted-apis/{hostedApiId}/draft")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hosted APIs")
public class HostedDraftResource {

    private final Drafts drafts;
    private final SignedIn signedIn;

    HostedDraftResource(Drafts drafts, SignedIn signedIn) {
        this.drafts = drafts;
        this.signedIn = signedIn;
    }

    @PUT
    @Path("/definition")
    @Consumes({
        MediaType.APPLICATION_JSON,
        "application/yaml",
        "application/x-yaml",
        "application/openapi+json",
        "application/openapi+yaml",
        "application/vnd.oai.openapi",
        "application/vnd.oai.openapi+json",
        "text/yaml",
        "text/x-yaml",
        MediaType.TEXT_PLAIN
    })
    @Operation(
            operationId = "importHostedApiDefinition",
            summary = "Import the definition: OpenAPI 3.0 or 3.1, JSON or YAML, at most 10 MiB",
            description = "References must stay within the document. Findings and changes can be read afterwards.")
    public Uni<RevisionView> importDefinition(UUID hostedApiId, byte @Nullable [] document) {
        byte[] given = document == null ? new byte[0] : document;
        return signedIn.member()
                .flatMap(member -> drafts.importDefinition(member, hostedApiId, given))
                .map(RevisionView::of);
    }

    @PUT
    @Path("/upstreams")
    @Operation(
            operationId = "setHostedApiUpstreams",
            summary = "Say where the API is served",
            description = "1 to 20 upstreams; at least one of track STABLE with a weight. A new host needs approval.")
    public Uni<RevisionView> setUpstreams(UUID hostedApiId, @Nullable UpstreamsBody body) {
        UpstreamsBody given = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> drafts.setUpstreams(member, hostedApiId, given.upstreams()))
                .map(RevisionView::of);
    }

    @PUT
    @Path("/policy")
    @Operation(
            operationId = "setHostedApiPolicy",
            summary = "Say how upstreams are called",
            description = "What is left out is as usual. Calls are signed (RFC 9421) with ED25519, by the keys at"
                    + " /.well-known/hefu-keys; with HMAC_SHA256, by a secret that you make beforehand, cheaper for"
                    + " many calls a second; or with NONE.")
    public Uni<RevisionView> setPolicy(UUID hostedApiId, @Nullable PolicyBody body) {
        PolicyBody given = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> drafts.setPolicy(member, hostedApiId, given))
                .map(RevisionView::of);
    }

    public record UpstreamsBody(@Nullable List<UpstreamBody> upstreams) {}
}
