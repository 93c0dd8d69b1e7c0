package io.hefu.gateway.credential;

import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.PhoneNumber;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;

/** Verifies access tokens. */
public interface AccessTokens {

    /** Refused as unauthenticated when the token is not the identity provider's, not meant for us, or expired. */
    Uni<Verified> verify(String token);

    /**
     * What a verified token says.
     *
     * @param client the OAuth 2 client it was issued to
     * @param subscriber whom it speaks for, when it is 3-legged
     */
    record Verified(CredentialId client, Set<String> scopes, Optional<PhoneNumber> subscriber) {}
}
