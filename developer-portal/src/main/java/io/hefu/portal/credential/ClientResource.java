package io.hefu.portal.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** OAuth 2 clients over HTTP. */
@Path("/portal/v1/applications/{applicationId}/clients")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials")
public class ClientResource {

    private final OAuthClients clients;
    private final SignedIn signedIn;

    ClientResource(OAuthClients clients, SignedIn signedIn) {
        this.clients = clients;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createClient",
            summary = "Create an OAuth 2 client for the client-credentials grant",
            description = "The answer is the only place where the secret is ever shown."
                    + " At most 20 live clients an application.")
    public Uni<NewClientView> create(UUID applicationId, @Nullable CredentialBody body) {
        CredentialBody given = Requirements.body(body);
        Environment environment = given.requiredEnvironment();
        return signedIn.member()
                .flatMap(member -> clients.create(member, new ApplicationId(applicationId), given.name(), environment))
                .map(NewClientView::of);
    }

    @GET
    @Operation(
            operationId = "listClients",
            summary = "List an application's OAuth 2 clients, newest first, deleted ones included")
    public Uni<Listing<ClientView>> list(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> clients.list(member, new ApplicationId(applicationId)))
                .map(found -> Listing.of(found, ClientView::of));
    }

    @DELETE
    @Path("/{clientId}")
    @Operation(
            operationId = "deleteClient",
            summary = "Delete an OAuth 2 client",
            description = "Calls with its tokens are refused within a second. May be repeated.")
    public Uni<Void> revoke(UUID applicationId, String clientId) {
        return signedIn.member()
                .flatMap(
                        member -> clients.revoke(member, new ApplicationId(applicationId), new CredentialId(clientId)));
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ClientView(
            String clientId,
            String name,
            Environment environment,
            Instant createdAt,
            String createdBy,
            Optional<Instant> revokedAt) {

        static ClientView of(Credential credential) {
            return new ClientView(
                    credential.id().value(),
                    credential.name(),
                    credential.environment(),
                    credential.createdAt(),
                    credential.createdBy(),
                    credential.revokedAt());
        }
    }

    public record NewClientView(
            String clientId,
            String name,
            Environment environment,
            String clientSecret,
            String tokenUrl,
            Instant createdAt) {

        static NewClientView of(NewClient created) {
            Credential credential = created.credential();
            return new NewClientView(
                    credential.id().value(),
                    credential.name(),
                    credential.environment(),
                    created.secret(),
                    created.tokenUrl(),
                    credential.createdAt());
        }
    }
}
