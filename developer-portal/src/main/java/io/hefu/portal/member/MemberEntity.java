package io.hefu.portal.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "portal", name = "member")
class MemberEntity {

    @Id
    UUID id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    OrganisationEntity organisation;

    String username;

    @Nullable
    String email;

    @Nullable
    String subject;

    @Column(name = "created_at")
    Instant createdAt;
}
