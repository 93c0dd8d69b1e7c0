package io.hefu.portal.hosting;

import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a partner's API.
 *
 * @param pathVersion the second segment of its path: {@code v1}
 * @param inForce the number of the revision that callers meet
 */
public record HostedVersion(
        UUID id,
        ApiName name,
        String pathVersion,
        OrganisationId partner,
        Instant createdAt,
        Optional<Integer> inForce,
        Lifecycle lifecycle,
        Optional<Instant> retiredAt) {

    /** How it looks to callers. */
    public enum Standing {
        /** Nothing of it was approved yet. */
        UNPUBLISHED,
        IN_FORCE,
        DEPRECATED,
        RETIRED
    }

    public Standing standing(Instant now) {
        if (retiredAt.isPresent()) {
            return Standing.RETIRED;
        }
        if (inForce.isEmpty()) {
            return Standing.UNPUBLISHED;
        }
        return lifecycle.deprecatedAt().filter(since -> !since.isAfter(now)).isPresent()
                ? Standing.DEPRECATED
                : Standing.IN_FORCE;
    }

    /** {@code mall-offers/v1}. */
    public String path() {
        return name + "/" + pathVersion;
    }
}
