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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            summary = "Create an OAuth 2 client",
            description = "With a secret, which only the answer ever shows, or with keys of its own (private_key_jwt)."
                    + " At most 20 live clients an application.")
    public Uni<NewClientView> create(UUID applicationId, @Nullable ClientBody body) {
        ClientBody given = Requirements.body(body);
        ClientSettings settings = given.settings();
        return signedIn.member()
                .flatMap(member -> clients.create(
                        member, new ApplicationId(applicationId), given.name(), given.environment(), settings))
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

    @PUT
    @Path("/{clientId}/jwks")
    @Operation(
            operationId = "replaceClientKeys",
            summary = "Replace the keys of a client that authenticates with private_key_jwt",
            description = "The keys before are refused at once: to change over, first send old and new ones together.")
    public Uni<Void> replaceKeys(UUID applicationId, String clientId, @Nullable ClientKeysBody body) {
        ClientKeys keys = Requirements.body(body).keys();
        return signedIn.member()
                .flatMap(member -> clients.replaceKeys(
                        member, new ApplicationId(applicationId), new CredentialId(clientId), keys));
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
            String authentication,
            Set<GrantType> grantTypes,
            List<URI> redirectUris,
            Instant createdAt,
            String createdBy,
            Optional<Instant> revokedAt) {

        static ClientView of(OAuthClient client) {
            Credential credential = client.credential();
            return new ClientView(
                    credential.id().value(),
                    credential.name(),
                    credential.environment(),
                    client.settings().authentication().standardName(),
                    client.settings().grantTypes(),
                    client.settings().redirectUris(),
                    credential.createdAt(),
                    credential.createdBy(),
                    credential.revokedAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record NewClientView(
            String clientId,
            String name,
            Environment environment,
            Optional<String> clientSecret,
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
