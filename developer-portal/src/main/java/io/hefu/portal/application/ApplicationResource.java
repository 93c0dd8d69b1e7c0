package io.hefu.portal.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.identity.ApplicationId;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Applications over HTTP. */
@Path("/portal/v1/applications")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Applications")
public class ApplicationResource {

    private final Applications applications;
    private final SignedIn signedIn;

    ApplicationResource(Applications applications, SignedIn signedIn) {
        this.applications = applications;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "createApplication", summary = "Create an application")
    public Uni<ApplicationView> create(@Nullable ApplicationBody body) {
        ApplicationBody given = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> applications.create(member, given.name(), given.description()))
                .map(ApplicationView::of);
    }

    @GET
    @Operation(operationId = "listApplications", summary = "List the organisation's applications, newest first")
    public Uni<Listing<ApplicationView>> list(@BeanParam PageQuery page) {
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> applications.list(member, request))
                .map(found -> Listing.of(found, ApplicationView::of));
    }

    @GET
    @Path("/{applicationId}")
    @Operation(operationId = "getApplication", summary = "Read an application")
    public Uni<ApplicationView> get(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> applications.get(member, new ApplicationId(applicationId)))
                .map(ApplicationView::of);
    }

    @PATCH
    @Path("/{applicationId}")
    @Operation(operationId = "renameApplication", summary = "Rename and describe an application")
    public Uni<ApplicationView> rename(UUID applicationId, @Nullable ApplicationBody body) {
        ApplicationBody given = Requirements.body(body);
        return signedIn.member()
                .flatMap(member -> applications.rename(
                        member, new ApplicationId(applicationId), given.name(), given.description()))
                .map(ApplicationView::of);
    }

    @POST
    @Path("/{applicationId}/suspend")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "suspendApplication",
            summary = "Refuse all calls of an application",
            description = "Needs the role operator-admin.")
    public Uni<ApplicationView> suspend(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> applications.suspend(member, new ApplicationId(applicationId)))
                .map(ApplicationView::of);
    }

    @POST
    @Path("/{applicationId}/resume")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "resumeApplication",
            summary = "Admit the calls of a suspended application again",
            description = "Needs the role operator-admin.")
    public Uni<ApplicationView> resume(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> applications.resume(member, new ApplicationId(applicationId)))
                .map(ApplicationView::of);
    }

    public record ApplicationBody(
            @Schema(required = true, minLength = 1, maxLength = 100) @Nullable
            String name,

            @Schema(maxLength = 500) @Nullable String description) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ApplicationView(
            UUID applicationId, String name, String description, Instant createdAt, Optional<Instant> suspendedAt) {

        static ApplicationView of(Application application) {
            return new ApplicationView(
                    application.id().value(),
                    application.name(),
                    application.description(),
                    application.createdAt(),
                    application.suspendedAt());
        }
    }
}
