package io.hefu.portal.member;

import io.hefu.core.identity.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "portal", name = "organisation")
class OrganisationEntity {

    @Id
    UUID id;

    String name;

    @Enumerated(EnumType.STRING)
    Organisation.Kind kind;

    @Column(name = "created_at")
    Instant createdAt;

    Organisation toOrganisation() {
        return new Organisation(new OrganisationId(id), name, kind);
    }
}
