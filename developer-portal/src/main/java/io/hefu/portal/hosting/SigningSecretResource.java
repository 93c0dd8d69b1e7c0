package io.hefu.portal.hosting;

import io.hefu.core.hosting.SigningSecret;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The secrets that calls to a hosted API are signed with, over HTTP. */
@Path("/portal/v1/hosted-apis/{hostedApiId}/signing-secrets")
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hosted APIs")
public class SigningSecretResource {

    private final SigningSecrets secrets;
    private final SignedIn signedIn;

    SigningSecretResource(SigningSecrets secrets, SignedIn signedIn) {
        this.secrets = secrets;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createHostedApiSigningSecret",
            summary = "Make a secret to sign calls with",
            description = """
                    For a policy with `signing` HMAC_SHA256. The answer is the only place where the secret is shown: 32 bytes
                    in Base64, the key of hmac-sha256 (RFC 9421). The first secret is in use at once. To rotate, make
                    another, let your servers accept both by their `keyid`, then put the new one in use. Two are kept at
                    most: the one in use, and the newest besides.""")
    public Uni<NewSigningSecretView> create(UUID hostedApiId) {
        return signedIn.member()
                .flatMap(member -> secrets.make(member, hostedApiId))
                .map(NewSigningSecretView::of);
    }

    @GET
    @Operation(operationId = "listHostedApiSigningSecrets", summary = "List its signing secrets, newest first")
    public Uni<Listing<SigningSecretView>> list(UUID hostedApiId) {
        return signedIn.member()
                .flatMap(member -> secrets.list(member, hostedApiId))
                .map(all -> Listing.of(all, SigningSecretView::of));
    }

    @POST
    @Path("/{number}/use")
    @Operation(
            operationId = "useHostedApiSigningSecret",
            summary = "Sign calls with this secret from now on",
            description =
                    "On every gateway within a second. Until then, and for calls under way, accept the one before it.")
    public Uni<SigningSecretView> use(UUID hostedApiId, int number) {
        return signedIn.member()
                .flatMap(member -> secrets.use(member, hostedApiId, number))
                .map(SigningSecretView::of);
    }

    /** @param keyId what signatures made with it name */
    public record SigningSecretView(int number, String keyId, boolean inUse, Instant createdAt, String createdBy) {

        static SigningSecretView of(SecretVersion version) {
            return new SigningSecretView(
                    version.number(), version.keyId(), version.inUse(), version.createdAt(), version.createdBy());
        }
    }

    /** @param secret Base64 (RFC 4648 §4) of the key */
    public record NewSigningSecretView(
            int number, String keyId, String secret, boolean inUse, Instant createdAt, String createdBy) {

        static NewSigningSecretView of(NewSecretVersion made) {
            SigningSecretView view = SigningSecretView.of(made.version());
            return new NewSigningSecretView(
                    view.number, view.keyId, clearText(made.secret()), view.inUse, view.createdAt, view.createdBy);
        }

        private static String clearText(SigningSecret secret) {
            return Base64.getEncoder().encodeToString(secret.bytes());
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return "NewSigningSecretView[" + keyId + "]";
        }
    }
}
