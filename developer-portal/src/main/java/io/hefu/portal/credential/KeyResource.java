package io.hefu.portal.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.address.AddressRange;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.credential.KeyBodies.ChangedKeyBody;
import io.hefu.portal.credential.KeyBodies.NewKeyBody;
import io.hefu.portal.credential.KeyBodies.RotationBody;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** API keys over HTTP. */
@Path("/portal/v1/applications/{applicationId}/keys")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials")
public class KeyResource {

    private static final int ACCEPTED = 202;

    private final ApiKeys keys;
    private final KeyRotations rotations;
    private final KeyRevocations revocations;
    private final SignedIn signedIn;
    private final Clock clock;

    KeyResource(ApiKeys keys, KeyRotations rotations, KeyRevocations revocations, SignedIn signedIn, Clock clock) {
        this.keys = keys;
        this.rotations = rotations;
        this.revocations = revocations;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createKey",
            summary = "Create an API key",
            description =
                    "The answer is the only place where the key is ever shown. At most 20 live ones an application.")
    public Uni<NewKeyView> create(UUID applicationId, @Nullable NewKeyBody body) {
        NewKeyBody given = Requirements.body(body);
        Environment environment = given.requiredEnvironment();
        return signedIn.member()
                .flatMap(member -> keys.create(member, new ApplicationId(applicationId), environment, given.terms()))
                .map(NewKeyView::of);
    }

    @GET
    @Operation(
            operationId = "listKeys",
            summary = "List an application's API keys, newest first, revoked and expired ones included")
    public Uni<Listing<KeyView>> list(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> keys.list(member, new ApplicationId(applicationId)))
                .map(found -> Listing.of(found, this::view));
    }

    @GET
    @Path("/{keyId}")
    @Operation(operationId = "getKey", summary = "Read an API key: its constraints, when and by how many it is used")
    public Uni<KeyView> get(UUID applicationId, String keyId) {
        return signedIn.member()
                .flatMap(member -> keys.get(member, new ApplicationId(applicationId), new CredentialId(keyId)))
                .map(this::view);
    }

    @PATCH
    @Path("/{keyId}")
    @Operation(
            operationId = "changeKey",
            summary = "Change an API key's name, scopes, addresses or expiry",
            description = "What is left out stays; an expiry of null ends it. Gateways follow within a second.")
    public Uni<KeyView> change(UUID applicationId, String keyId, @Nullable ChangedKeyBody body) {
        ChangedKeyBody given = Requirements.body(body);
        return signedIn.member()
                .flatMap(member ->
                        keys.change(member, new ApplicationId(applicationId), new CredentialId(keyId), given::over))
                .map(this::view);
    }

    @POST
    @Path("/{keyId}/rotations")
    @ResponseStatus(201)
    @Operation(
            operationId = "rotateKey",
            summary = "Put a new API key in the place of this one",
            description =
                    "The answer is the only place where the new key is ever shown. The old one serves for the overlap"
                            + " and then expires; until then its lastUsedAt and callers tell who still uses it.")
    public Uni<NewKeyView> rotate(UUID applicationId, String keyId, @Nullable RotationBody body) {
        Duration overlap = Requirements.body(body).overlap();
        return signedIn.member()
                .flatMap(member ->
                        rotations.rotate(member, new ApplicationId(applicationId), new CredentialId(keyId), overlap))
                .map(NewKeyView::of);
    }

    @DELETE
    @Path("/{keyId}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke an API key, and wait until every gateway refuses it",
            description =
                    "200 when every live gateway refuses the key; 202 when some did not say so within five seconds:"
                            + " the key is revoked, and they will follow. May be repeated, to wait for them.")
    @APIResponse(
            responseCode = "200",
            description = "Every live gateway refuses the key",
            content = @Content(schema = @Schema(implementation = RevocationView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Revoked; the gateways named do not refuse the key yet",
            content = @Content(schema = @Schema(implementation = RevocationView.class)))
    public Uni<RestResponse<RevocationView>> revoke(UUID applicationId, String keyId) {
        return signedIn.member()
                .flatMap(
                        member -> revocations.revoke(member, new ApplicationId(applicationId), new CredentialId(keyId)))
                .map(revocation -> RestResponse.ResponseBuilder.<RevocationView>create(
                                revocation.spread().isComplete() ? RestResponse.StatusCode.OK : ACCEPTED)
                        .entity(RevocationView.of(revocation))
                        .build());
    }

    private KeyView view(Key key) {
        return KeyView.of(key, clock.instant());
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record KeyView(
            String keyId,
            String name,
            Environment environment,
            Key.State state,
            List<String> scopes,
            List<String> addresses,
            Instant createdAt,
            String createdBy,
            Optional<Instant> expiresAt,
            Optional<Instant> revokedAt,

            @Schema(description = "The key that takes its place.")
            Optional<String> rotatedTo,

            @Schema(description = "To the minute, some seconds late.")
            Optional<Instant> lastUsedAt,

            @Schema(description = "From how many addresses it was used in the last five minutes.")
            int callers) {

        static KeyView of(Key key, Instant now) {
            Credential credential = key.credential();
            return new KeyView(
                    credential.id().value(),
                    credential.name(),
                    credential.environment(),
                    key.stateAt(now),
                    key.constraints().scopes().stream().sorted().toList(),
                    key.constraints().addresses().stream()
                            .map(AddressRange::toString)
                            .toList(),
                    credential.createdAt(),
                    credential.createdBy(),
                    key.expiresAt(),
                    credential.revokedAt(),
                    key.rotatedTo().map(CredentialId::value),
                    key.lastUsedAt(),
                    key.callers());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record NewKeyView(
            String keyId,
            String name,
            Environment environment,
            String key,
            List<String> scopes,
            List<String> addresses,
            Instant createdAt,
            Optional<Instant> expiresAt) {

        static NewKeyView of(NewKey created) {
            Credential credential = created.credential();
            return new NewKeyView(
                    credential.id().value(),
                    credential.name(),
                    credential.environment(),
                    created.clearText(),
                    created.constraints().scopes().stream().sorted().toList(),
                    created.constraints().addresses().stream()
                            .map(AddressRange::toString)
                            .toList(),
                    credential.createdAt(),
                    created.constraints().expiresAt());
        }
    }

    /**
     * How far a revocation has come.
     *
     * @param acknowledgedBy live gateways that refuse the key
     * @param millis from the request until then
     * @param missing live gateways that do not refuse it yet
     * @param unreachable gateways cut off for longer than three seconds, which go by what they knew, or ended unexpectedly
     */
    public record RevocationView(int acknowledgedBy, long millis, List<String> missing, List<String> unreachable) {

        static RevocationView of(Revocation revocation) {
            return new RevocationView(
                    revocation.spread().applied(),
                    revocation.took().toMillis(),
                    revocation.spread().missing(),
                    revocation.spread().unreachable());
        }
    }
}
