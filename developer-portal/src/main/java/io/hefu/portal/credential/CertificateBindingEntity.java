package io.hefu.portal.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "portal", name = "certificate_binding")
class CertificateBindingEntity {

    @Id
    @Column(name = "credential_id")
    String credentialId;

    @Column(name = "application_id")
    UUID applicationId;

    @Nullable
    String thumbprint;

    @Nullable
    String subject;

    @Nullable
    @Column(name = "expires_at")
    Instant expiresAt;
}
