package io.hefu.portal.hosting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.hosting.Lifecycle;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a partner's API, as answers have it.
 *
 * @param partner the organisation that hosts it
 * @param revisionInForce the number of the revision that callers meet
 * @param latest its newest revision, whatever its state
 * @param definition of that revision, in figures
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record HostedApiView(
        UUID hostedApiId,
        String name,
        String pathVersion,
        String basePath,
        UUID partner,
        HostedVersion.Standing standing,
        Instant createdAt,
        Optional<Integer> revisionInForce,
        Optional<Instant> deprecatedAt,
        Optional<Instant> sunsetAt,
        Optional<URI> successor,
        Optional<Instant> retiredAt,
        Optional<RevisionView> latest,
        Optional<DefinitionView> definition) {

    static HostedApiView of(HostedDetail detail, Instant now) {
        HostedVersion version = detail.version();
        Lifecycle lifecycle = version.lifecycle();
        return new HostedApiView(
                version.id(),
                version.name().value(),
                version.pathVersion(),
                "/" + version.path(),
                version.partner().value(),
                version.standing(now),
                version.createdAt(),
                version.inForce(),
                lifecycle.deprecatedAt(),
                lifecycle.sunsetAt(),
                lifecycle.successor(),
                version.retiredAt(),
                detail.latest().map(RevisionView::of),
                detail.definition().map(DefinitionView::of));
    }

    static HostedApiView of(HostedVersion version, Instant now) {
        return of(new HostedDetail(version, Optional.empty(), Optional.empty()), now);
    }

    /** One revision. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record RevisionView(
            int revision,
            RevisionState state,
            boolean hasDefinition,
            List<UpstreamBody> upstreams,
            PolicyBody policy,
            Instant createdAt,
            String createdBy,
            Optional<Instant> submittedAt,
            Optional<String> submittedBy,
            Optional<String> breakingReason,
            Optional<Instant> decidedAt,
            Optional<String> decidedBy,
            Optional<String> reason) {

        static RevisionView of(Revision revision) {
            return new RevisionView(
                    revision.number(),
                    revision.state(),
                    revision.definition().isPresent(),
                    revision.upstreams().stream().map(UpstreamBody::of).toList(),
                    PolicyBody.of(revision.policy()),
                    revision.createdAt(),
                    revision.createdBy(),
                    revision.submission().map(Revision.Submission::at),
                    revision.submission().map(Revision.Submission::by),
                    revision.submission().flatMap(Revision.Submission::breakingReason),
                    revision.decision().map(Revision.Decision::at),
                    revision.decision().map(Revision.Decision::by),
                    revision.decision().flatMap(Revision.Decision::reason));
        }
    }

    /** A definition in figures. */
    public record DefinitionView(
            String sha256,
            int operationCount,
            int errorCount,
            int warningCount,
            int breakingCount,
            Instant importedAt,
            String importedBy) {

        static DefinitionView of(DefinitionSummary definition) {
            return new DefinitionView(
                    definition.sha256(),
                    definition.operationCount(),
                    definition.errorCount(),
                    definition.warningCount(),
                    definition.breakingCount(),
                    definition.importedAt(),
                    definition.importedBy());
        }
    }
}
