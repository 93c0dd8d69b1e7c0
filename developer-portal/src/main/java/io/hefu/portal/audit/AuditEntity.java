package io.hefu.portal.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(schema = "portal", name = "audit_entry")
class AuditEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    Instant at;
    String actor;

    @Nullable
    @Column(name = "organisation_id")
    UUID organisationId;

    String action;
    String object;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> before;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> after;

    AuditEntry toEntry() {
        return new AuditEntry(Objects.requireNonNull(id), at, actor, action, object, before, after);
    }
}
