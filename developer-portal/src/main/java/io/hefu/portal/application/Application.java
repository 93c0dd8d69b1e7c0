package io.hefu.portal.application;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A developer's application.
 *
 * @param description empty when there is none
 * @param suspendedAt since when all its calls are refused
 */
public record Application(
        ApplicationId id,
        OrganisationId organisation,
        String name,
        String description,
        Instant createdAt,
        Optional<Instant> suspendedAt) {}
