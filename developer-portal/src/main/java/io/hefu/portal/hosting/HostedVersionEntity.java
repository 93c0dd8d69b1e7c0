package io.hefu.portal.hosting;

import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "portal", name = "hosted_api")
class HostedVersionEntity {

    @Id
    UUID id;

    String name;

    @Column(name = "path_version")
    String pathVersion;

    @Column(name = "organisation_id")
    UUID organisationId;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    @Column(name = "in_force")
    Integer inForce;

    @Column(name = "change_count")
    long changeCount;

    /** The number of the one in use; null while there is none. */
    @Nullable
    @Column(name = "signing_secret")
    Integer signingSecret;

    @Nullable
    @Column(name = "deprecated_at")
    Instant deprecatedAt;

    @Nullable
    @Column(name = "sunset_at")
    Instant sunsetAt;

    @Nullable
    String successor;

    @Nullable
    @Column(name = "retired_at")
    Instant retiredAt;

    HostedVersion toVersion() {
        return new HostedVersion(
                id,
                new ApiName(name),
                pathVersion,
                new OrganisationId(organisationId),
                createdAt,
                Optional.ofNullable(inForce),
                new Lifecycle(
                        Optional.ofNullable(deprecatedAt),
                        Optional.ofNullable(sunsetAt),
                        Optional.ofNullable(successor).map(URI::create)),
                Optional.ofNullable(retiredAt));
    }
}
