package io.hefu.portal.credential;

import java.util.Optional;

/**
 * An OAuth 2 client just created.
 *
 * @param secret shown now; afterwards only the identity provider knows it; empty for clients with keys of their own
 * @param tokenUrl where it gets its access tokens
 */
public record NewClient(OAuthClient client, Optional<String> secret, String tokenUrl) {

    public Credential credential() {
        return client.credential();
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "NewClient[" + credential().id() + "]";
    }
}
