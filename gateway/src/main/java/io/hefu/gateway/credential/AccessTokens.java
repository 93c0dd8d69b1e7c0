package io.hefu.gateway.credential;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.PhoneNumber;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Verifies access tokens. */
public interface AccessTokens {

    /**
     * Refused as unauthenticated when the token is not the identity provider's, not meant for us, or expired; as unavailable
     * when the provider's keys cannot be had.
     */
    Uni<Verified> verify(String token);

    /**
     * What a verified token says.
     *
     * @param client the OAuth 2 client it was issued to
     * @param subscriber whom it speaks for, when it is 3-legged
     * @param certificate the client certificate that it is bound to (RFC 8705 §3), if any
     * @param expiresAt when it ends
     */
    record Verified(
            CredentialId client,
            Set<String> scopes,
            Optional<PhoneNumber> subscriber,
            Optional<CertificateThumbprint> certificate,
            Instant expiresAt) {

        public Verified {
            scopes = Set.copyOf(scopes);
        }
    }
}
