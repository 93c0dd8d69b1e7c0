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

/** API keys over HTTP. */
@Path("/portal/v1/applications/{applicationId}/keys")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials")
public class KeyResource {

    private final ApiKeys keys;
    private final SignedIn signedIn;

    KeyResource(ApiKeys keys, SignedIn signedIn) {
        this.keys = keys;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createKey",
            summary = "Create an API key",
            description =
                    "The answer is the only place where the key is ever shown. At most 20 live ones an application.")
    public Uni<NewKeyView> create(UUID applicationId, @Nullable CredentialBody body) {
        CredentialBody given = Requirements.body(body);
        Environment environment = given.requiredEnvironment();
        return signedIn.member()
                .flatMap(member -> keys.create(member, new ApplicationId(applicationId), given.name(), environment))
                .map(NewKeyView::of);
    }

    @GET
    @Operation(
            operationId = "listKeys",
            summary = "List an application's API keys, newest first, revoked ones included")
    public Uni<Listing<KeyView>> list(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> keys.list(member, new ApplicationId(applicationId)))
                .map(found -> Listing.of(found, KeyView::of));
    }

    @DELETE
    @Path("/{keyId}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke an API key",
            description = "Calls with it are refused within a second. May be repeated.")
    public Uni<Void> revoke(UUID applicationId, String keyId) {
        return signedIn.member()
                .flatMap(member -> keys.revoke(member, new ApplicationId(applicationId), new CredentialId(keyId)));
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record KeyView(
            String keyId,
            String name,
            Environment environment,
            Instant createdAt,
            String createdBy,
            Optional<Instant> revokedAt) {

        static KeyView of(Credential credential) {
            return new KeyView(
                    credential.id().value(),
                    credential.name(),
                    credential.environment(),
                    credential.createdAt(),
                    credential.createdBy(),
                    credential.revokedAt());
        }
    }

    public record NewKeyView(String keyId, String name, Environment environment, String key, Instant createdAt) {

        static NewKeyView of(NewKey created) {
            Credential credential = created.credential();
            return new NewKeyView(
                    credential.id().value(),
                    credential.name(),
                    credential.environment(),
                    created.clearText(),
                    credential.createdAt());
        }
    }
}
