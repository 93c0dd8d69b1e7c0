package io.hefu.portal.credential;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which client certificate calls with a credential must come with (RFC 8705): a stolen key or token is then worth nothing
 * without the certificate's private key. At most one for a credential, of any kind.
 */
@Singleton
public class CertificateBindings {

    private static final Bilingual CERTIFICATE = new Bilingual(
            "应为一份未过期的 PEM 格式证书，不含私钥",
            "must be one certificate in PEM form that has not expired, without its private key");

    private final Credentials credentials;
    private final CertificateBindingStore store;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    CertificateBindings(
            Credentials credentials,
            CertificateBindingStore store,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.credentials = credentials;
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In place of the one before, if any; in force within a second. */
    public Uni<ClientCertificate> bind(
            Member member, ApplicationId application, CredentialId credential, @Nullable String pem) {
        Requirements requirements = new Requirements();
        Optional<ClientCertificate> certificate = requirements.read("certificate", pem, this::unexpired, CERTIFICATE);
        requirements.check();
        return change(member, application, credential, certificate).map(bound -> certificate.orElseThrow());
    }

    /** The credential is then enough by itself. May be repeated. */
    public Uni<Void> unbind(Member member, ApplicationId application, CredentialId credential) {
        return change(member, application, credential, Optional.empty());
    }

    public Uni<ClientCertificate> get(Member member, ApplicationId application, CredentialId credential) {
        return transactions.writing(() -> credentials
                .reserve(member, application, credential)
                .chain(() -> store.find(credential))
                .map(found -> {
                    if (found == null || found.thumbprint == null) {
                        throw new RefusedException(new NotFound(Thing.CERTIFICATE));
                    }
                    return new ClientCertificate(
                            new CertificateThumbprint(found.thumbprint), found.subject, found.expiresAt);
                }));
    }

    private Uni<Void> change(
            Member member, ApplicationId application, CredentialId credential, Optional<ClientCertificate> to) {
        return transactions.writing(() -> credentials
                .reserve(member, application, credential)
                .chain(() -> store.findOrAdd(application, credential))
                .invoke(entity -> {
                    entity.thumbprint =
                            to.map(bound -> bound.thumbprint().value()).orElse(null);
                    entity.subject = to.map(ClientCertificate::subject).orElse(null);
                    entity.expiresAt = to.map(ClientCertificate::expiresAt).orElse(null);
                })
                .chain(() -> audit.record(Change.by(
                                member,
                                "credential.certificate-" + (to.isPresent() ? "bound" : "unbound"),
                                "credential/" + credential)
                        .to(to.map(bound ->
                                        Map.of("thumbprint", bound.thumbprint().value()))
                                .orElse(Map.of())))));
    }

    private ClientCertificate unexpired(String pem) {
        ClientCertificate certificate = ClientCertificate.ofPem(pem);
        if (!certificate.expiresAt().isAfter(clock.instant())) {
            throw new IllegalArgumentException("expired");
        }
        return certificate;
    }
}
