package io.hefu.portal.hosting;

import io.hefu.portal.hosting.Revision.Decision;
import io.hefu.portal.hosting.Revision.Submission;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity(name = "HostedRevisionEntity")
@Table(schema = "portal", name = "hosted_revision")
class RevisionEntity {

    @Id
    UUID id;

    @Column(name = "hosted_api_id")
    UUID versionId;

    int number;

    @Enumerated(EnumType.STRING)
    RevisionState state;

    @Nullable
    @Column(name = "definition_id")
    UUID definitionId;

    String upstreams;
    String policy;

    @Column(name = "edit_count")
    int editCount;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Nullable
    @Column(name = "submitted_at")
    Instant submittedAt;

    @Nullable
    @Column(name = "submitted_by")
    String submittedBy;

    @Nullable
    @Column(name = "breaking_reason")
    String breakingReason;

    @Nullable
    @Column(name = "decided_at")
    Instant decidedAt;

    @Nullable
    @Column(name = "decided_by")
    String decidedBy;

    @Nullable
    String reason;

    Revision toRevision() {
        return new Revision(
                id,
                number,
                state,
                Optional.ofNullable(definitionId),
                StoredJson.upstreams(upstreams),
                StoredJson.policy(policy),
                createdAt,
                createdBy,
                Optional.ofNullable(submittedAt)
                        .map(at -> new Submission(
                                at, Objects.requireNonNull(submittedBy), Optional.ofNullable(breakingReason))),
                Optional.ofNullable(decidedAt)
                        .map(at -> new Decision(at, Objects.requireNonNull(decidedBy), Optional.ofNullable(reason))));
    }
}
