package io.hefu.portal.hosting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "portal", name = "hosted_signing_secret")
class SigningSecretEntity {

    @Id
    UUID id;

    @Column(name = "hosted_api_id")
    UUID versionId;

    int number;

    /** Sealed. */
    byte[] secret;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    SecretVersion toVersion(HostedVersionEntity api) {
        boolean inUse = api.signingSecret != null && api.signingSecret == number;
        return new SecretVersion(
                number, SecretVersion.keyId(api.toVersion().path(), number), inUse, createdAt, createdBy);
    }
}
