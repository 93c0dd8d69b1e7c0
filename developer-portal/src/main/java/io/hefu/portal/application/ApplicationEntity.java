package io.hefu.portal.application;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "portal", name = "application")
class ApplicationEntity {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    String name;
    String description;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    @Column(name = "suspended_at")
    Instant suspendedAt;

    @Column(name = "signature_required")
    boolean signatureRequired;

    Application toApplication() {
        return new Application(
                new ApplicationId(id),
                new OrganisationId(organisationId),
                name,
                description,
                createdAt,
                Optional.ofNullable(suspendedAt));
    }
}
