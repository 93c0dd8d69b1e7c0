package io.hefu.core.identity;

/**
 * Names what an application authenticates with: the public part of an API key, or an OAuth 2 client id. Safe to show and
 * to log; the secret is elsewhere.
 */
public record CredentialId(String value) {

    public CredentialId {
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("credential id: " + value.length() + " characters (expected: 1 to 255)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
