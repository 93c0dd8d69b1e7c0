package io.hefu.portal.hosting;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.contract.ContractChange;
import io.hefu.portal.contract.Finding;
import io.hefu.portal.hosting.HostedApiView.RevisionView;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Hosted APIs over HTTP: registering them and looking at them. */
@Path("/portal/v1/hosted-apis")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hosted APIs")
public class HostedApiResource {

    private final Hosting hosting;
    private final SignedIn signedIn;
    private final Clock clock;

    HostedApiResource(Hosting hosting, SignedIn signedIn, Clock clock) {
        this.hosting = hosting;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createHostedApi",
            summary = "Register a version of an API that a partner hosts",
            description = "For members of a partner. The name is the partner's from then on, for all versions.")
    public Uni<HostedApiView> create(@Nullable HostedApiBody body) {
        HostedApiBody given = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> hosting.create(member, given.name(), given.pathVersion()))
                .map(version -> HostedApiView.of(version, clock.instant()));
    }

    @GET
    @Operation(
            operationId = "listHostedApis",
            summary = "List hosted APIs, newest first",
            description = "A partner sees its own, the operator all.")
    public Uni<Listing<HostedApiView>> list(
            @Parameter(description = "Only those with a submission that awaits its decision.")
                    @QueryParam("awaitingDecision")
                    @DefaultValue("false")
                    boolean awaitingDecision,
            @BeanParam PageQuery page) {
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> hosting.list(member, awaitingDecision, request))
                .map(found -> Listing.of(found, detail -> HostedApiView.of(detail, clock.instant())));
    }

    @GET
    @Path("/{hostedApiId}")
    @Operation(operationId = "getHostedApi", summary = "Read a hosted API and its newest revision")
    public Uni<HostedApiView> get(UUID hostedApiId) {
        return signedIn.member()
                .flatMap(member -> hosting.get(member, hostedApiId))
                .map(detail -> HostedApiView.of(detail, clock.instant()));
    }

    @GET
    @Path("/{hostedApiId}/revisions")
    @Operation(operationId = "listHostedApiRevisions", summary = "List its revisions, newest first")
    public Uni<Listing<RevisionView>> revisions(UUID hostedApiId, @BeanParam PageQuery page) {
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> hosting.history(member, hostedApiId, request))
                .map(found -> Listing.of(found, RevisionView::of));
    }

    @GET
    @Path("/{hostedApiId}/revisions/{revision}/definition")
    @Operation(
            operationId = "getHostedApiDefinition",
            summary = "Read a revision's definition",
            description = "OpenAPI 3.0 as the gateway reads it, whatever the dialect it was handed in.")
    public Uni<String> definition(UUID hostedApiId, int revision) {
        return signedIn.member().flatMap(member -> hosting.definition(member, hostedApiId, revision));
    }

    @GET
    @Path("/{hostedApiId}/revisions/{revision}/findings")
    @Operation(
            operationId = "listHostedApiFindings",
            summary = "List what was found in a revision's definition, the gravest first",
            description = "A definition with an ERROR cannot be submitted.")
    public Uni<Listing<FindingView>> findings(UUID hostedApiId, int revision, @BeanParam PageQuery page) {
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> hosting.findings(member, hostedApiId, revision))
                .map(all -> Listing.of(part(all, request), FindingView::of));
    }

    @GET
    @Path("/{hostedApiId}/revisions/{revision}/changes")
    @Operation(
            operationId = "listHostedApiChanges",
            summary = "List what a revision's definition changes, breaking changes first",
            description =
                    "Compared with the definition in force when it was imported; the first definition of a version, with"
                            + " that of another version of the API.")
    public Uni<Listing<ChangeView>> changes(UUID hostedApiId, int revision, @BeanParam PageQuery page) {
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> hosting.changes(member, hostedApiId, revision))
                .map(all -> Listing.of(part(all, request), ChangeView::of));
    }

    private static <T> Page<T> part(List<T> all, PageRequest request) {
        int from = Math.min(request.offset(), all.size());
        int to = Math.min(from + request.perPage(), all.size());
        return new Page<>(all.subList(from, to), request, all.size());
    }

    /** What a version is called. */
    public record HostedApiBody(
            @Schema(required = true, maxLength = 80, examples = "mall-offers") @Nullable
            String name,

            @Schema(required = true, examples = "v1") @Nullable
            String pathVersion) {}

    /** @param pointer where in the definition; RFC 6901 */
    public record FindingView(Finding.Severity severity, String rule, String pointer, Bilingual message) {

        static FindingView of(Finding finding) {
            return new FindingView(finding.severity(), finding.rule(), finding.pointer(), finding.message());
        }
    }

    /** @param pointer where in the new definition, or in the old one for what is gone; RFC 6901 */
    public record ChangeView(ContractChange.Effect effect, String rule, String pointer, Bilingual message) {

        static ChangeView of(ContractChange change) {
            return new ChangeView(change.effect(), change.rule(), change.pointer(), change.message());
        }
    }
}
