package io.hefu.portal.hosting;

import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.Upstream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One revision of a version: a definition, where it is served, and how it is called.
 *
 * @param number counted from 1 within the version
 * @param submission empty for what was never submitted
 * @param decision empty while nobody decided
 */
public record Revision(
        UUID id,
        int number,
        RevisionState state,
        Optional<UUID> definition,
        List<Upstream> upstreams,
        ProxyPolicy policy,
        Instant createdAt,
        String createdBy,
        Optional<Submission> submission,
        Optional<Decision> decision) {

    public Revision {
        upstreams = List.copyOf(upstreams);
    }

    /** @param breakingReason why breaking changes shall be allowed; empty when that is not asked for */
    public record Submission(Instant at, String by, Optional<String> breakingReason) {}

    /** @param reason of a rejection, or of allowing breaking changes */
    public record Decision(Instant at, String by, Optional<String> reason) {}

    /** {@code https://api.partner.example:443} of each upstream: what an approval is good for. */
    Set<String> origins() {
        return upstreams.stream().map(UpstreamAddress::origin).collect(Collectors.toSet());
    }

    /** Whether nothing in this revision needs the operator's eyes that was not approved with the other one. */
    boolean isCoveredBy(Revision approved) {
        return definition.equals(approved.definition) && approved.origins().containsAll(origins());
    }
}
