package io.hefu.portal.credential;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The client certificate of a credential, over HTTP. */
@Path("/portal/v1/applications/{applicationId}/credentials/{credentialId}/certificate")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials")
public class CertificateResource {

    private final CertificateBindings bindings;
    private final SignedIn signedIn;

    CertificateResource(CertificateBindings bindings, SignedIn signedIn) {
        this.bindings = bindings;
        this.signedIn = signedIn;
    }

    @PUT
    @Operation(
            operationId = "bindCertificate",
            summary = "Bind a credential to a client certificate (RFC 8705)",
            description = "Within a second, calls with the credential are refused unless they come over TLS with it.")
    public Uni<CertificateView> bind(UUID applicationId, String credentialId, @Nullable CertificateBody body) {
        String certificate = Requirements.body(body).certificate();
        return signedIn.member()
                .flatMap(member -> bindings.bind(
                        member, new ApplicationId(applicationId), new CredentialId(credentialId), certificate))
                .map(CertificateView::of);
    }

    @GET
    @Operation(operationId = "getCertificate", summary = "Get the client certificate that a credential is bound to")
    public Uni<CertificateView> get(UUID applicationId, String credentialId) {
        return signedIn.member()
                .flatMap(member ->
                        bindings.get(member, new ApplicationId(applicationId), new CredentialId(credentialId)))
                .map(CertificateView::of);
    }

    @DELETE
    @Operation(
            operationId = "unbindCertificate",
            summary = "Take the client certificate off a credential",
            description = "The credential is then enough by itself. May be repeated.")
    public Uni<Void> unbind(UUID applicationId, String credentialId) {
        return signedIn.member()
                .flatMap(member ->
                        bindings.unbind(member, new ApplicationId(applicationId), new CredentialId(credentialId)));
    }

    public record CertificateBody(
            @Schema(required = true, description = "PEM, RFC 7468; the private key stays with you") @Nullable
            String certificate) {}

    /** @param thumbprint x5t#S256, RFC 8705 §3.1 */
    public record CertificateView(String thumbprint, String subject, Instant expiresAt) {

        static CertificateView of(ClientCertificate certificate) {
            return new CertificateView(
                    certificate.thumbprint().value(), certificate.subject(), certificate.expiresAt());
        }
    }
}
