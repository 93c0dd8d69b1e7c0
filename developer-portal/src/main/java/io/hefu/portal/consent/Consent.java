package io.hefu.portal.consent;

import io.hefu.core.consent.Purpose;
import io.hefu.core.identity.ApplicationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One subscriber's consent to one application for one purpose.
 *
 * @param maskedNumber whose, for showing only
 * @param wordingVersion which {@link ConsentWording} was agreed to
 */
public record Consent(
        UUID id,
        ApplicationId application,
        String applicationName,
        String maskedNumber,
        Purpose purpose,
        int wordingVersion,
        Instant grantedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> withdrawnAt) {

    public boolean isInForceAt(Instant now) {
        return withdrawnAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }
}
