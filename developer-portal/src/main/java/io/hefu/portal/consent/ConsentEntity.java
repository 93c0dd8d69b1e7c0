package io.hefu.portal.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "portal", name = "consent")
class ConsentEntity {

    @Id
    UUID id;

    String subscriber;

    @Column(name = "masked_number")
    String maskedNumber;

    @Column(name = "application_id")
    UUID applicationId;

    String purpose;

    @Column(name = "wording_version")
    int wordingVersion;

    @Column(name = "granted_at")
    Instant grantedAt;

    @Nullable
    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "withdrawn_at")
    Instant withdrawnAt;
}
