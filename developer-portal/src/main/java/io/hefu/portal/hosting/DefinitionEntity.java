package io.hefu.portal.hosting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity(name = "HostedDefinitionEntity")
@Immutable
@Table(schema = "portal", name = "hosted_definition")
class DefinitionEntity {

    @Id
    UUID id;

    @Column(name = "hosted_api_id")
    UUID versionId;

    String sha256;

    @Column(name = "operation_count")
    int operationCount;

    @Column(name = "error_count")
    int errorCount;

    @Column(name = "warning_count")
    int warningCount;

    @Column(name = "breaking_count")
    int breakingCount;

    @Nullable
    @Column(name = "compared_with")
    UUID comparedWith;

    @Column(name = "imported_at")
    Instant importedAt;

    @Column(name = "imported_by")
    String importedBy;

    DefinitionSummary toSummary() {
        return new DefinitionSummary(
                id,
                sha256,
                operationCount,
                errorCount,
                warningCount,
                breakingCount,
                Optional.ofNullable(comparedWith),
                importedAt,
                importedBy);
    }
}
