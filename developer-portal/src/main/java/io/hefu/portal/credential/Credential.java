package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import java.time.Instant;
import java.util.Optional;

/**
 * What an application authenticates with; never its secret.
 *
 * @param id of an API key its public part, of an OAuth 2 client its client id
 * @param createdBy username
 * @param revokedAt since when calls with it are refused
 */
public record Credential(
        CredentialId id,
        Kind kind,
        ApplicationId application,
        Environment environment,
        String name,
        Instant createdAt,
        String createdBy,
        Optional<Instant> revokedAt) {

    /** How the application proves itself. */
    public enum Kind {
        API_KEY,
        OAUTH_CLIENT,
        /** Signs its requests (RFC 9421). */
        SIGNATURE_KEY
    }
}
