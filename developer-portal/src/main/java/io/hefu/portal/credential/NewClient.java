package io.hefu.portal.credential;

/**
 * An OAuth 2 client just created.
 *
 * @param secret shown now; afterwards only the identity provider knows it
 * @param tokenUrl where it gets its access tokens
 */
public record NewClient(Credential credential, String secret, String tokenUrl) {

    /** Never the secret. */
    @Override
    public String toString() {
        return "NewClient[" + credential.id() + "]";
    }
}
