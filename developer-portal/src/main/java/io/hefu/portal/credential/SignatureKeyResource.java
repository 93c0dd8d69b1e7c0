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
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Keys of signed requests over HTTP. */
@Path("/portal/v1/applications/{applicationId}/signature-keys")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials")
public class SignatureKeyResource {

    private final SignatureKeys keys;
    private final SignedIn signedIn;

    SignatureKeyResource(SignatureKeys keys, SignedIn signedIn) {
        this.keys = keys;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "addSignatureKey",
            summary = "Register a public key whose signature on a request is a credential",
            description =
                    "RFC 9421 with Ed25519 or ECDSA P-256. The keyId of the answer is the keyid of the signatures.")
    public Uni<SignatureKeyView> add(UUID applicationId, @Nullable SignatureKeyBody body) {
        SignatureKeyBody given = Requirements.body(body);
        Environment environment = new CredentialBody(given.name(), given.environment()).requiredEnvironment();
        return signedIn.member()
                .flatMap(member ->
                        keys.add(member, new ApplicationId(applicationId), given.name(), environment, given.key()))
                .map(SignatureKeyView::of);
    }

    @GET
    @Operation(
            operationId = "listSignatureKeys",
            summary = "List an application's signature keys, newest first, revoked ones included")
    public Uni<Listing<SignatureKeyView>> list(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> keys.list(member, new ApplicationId(applicationId)))
                .map(found -> Listing.of(found, SignatureKeyView::of));
    }

    @DELETE
    @Path("/{keyId}")
    @Operation(
            operationId = "revokeSignatureKey",
            summary = "Revoke a signature key",
            description = "Requests signed with it are refused within a second. May be repeated.")
    public Uni<Void> revoke(UUID applicationId, String keyId) {
        return signedIn.member()
                .flatMap(member -> keys.revoke(member, new ApplicationId(applicationId), new CredentialId(keyId)));
    }

    @GET
    @Path("/requirement")
    @Operation(operationId = "getSignatureRequirement", summary = "Whether an application's calls must be signed")
    public Uni<SignatureRequirement> requirement(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> keys.areRequired(member, new ApplicationId(applicationId)))
                .map(SignatureRequirement::new);
    }

    @PUT
    @Path("/requirement")
    @Operation(
            operationId = "setSignatureRequirement",
            summary = "Say whether an application's calls must be signed",
            description = "When they must, keys and tokens alone are refused within a second.")
    public Uni<SignatureRequirement> require(UUID applicationId, @Nullable SignatureRequirement body) {
        Requirements requirements = new Requirements();
        boolean required = Boolean.TRUE.equals(
                requirements.present("required", Requirements.body(body).required()));
        requirements.check();
        return signedIn.member()
                .flatMap(member -> keys.require(member, new ApplicationId(applicationId), required))
                .map(SignatureRequirement::new);
    }

    public record SignatureKeyBody(
            @Schema(required = true, minLength = 1, maxLength = 100) @Nullable
            String name,

            @Schema(required = true) @Nullable Environment environment,

            @Schema(
                    required = true,
                    description = "The public key as a JWK: kty OKP with crv Ed25519, or EC with P-256")
            @Nullable
            Map<String, Object> key) {}

    public record SignatureRequirement(
            @Schema(required = true) @Nullable Boolean required) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record SignatureKeyView(
            String keyId,
            String name,
            Environment environment,
            Instant createdAt,
            String createdBy,
            Optional<Instant> revokedAt) {

        static SignatureKeyView of(Credential credential) {
            return new SignatureKeyView(
                    credential.id().value(),
                    credential.name(),
                    credential.environment(),
                    credential.createdAt(),
                    credential.createdBy(),
                    credential.revokedAt());
        }
    }
}
