package io.hefu.core.decision;

import io.hefu.core.identity.CredentialId;

/**
 * A call that might be made.
 *
 * @param method in capitals
 * @param path as it would be sent, without the query
 * @param units it would use, 1 or more
 */
public record Question(CredentialId credential, String method, String path, long units) {

    public Question {
        if (units < 1) {
            throw new IllegalArgumentException("units: " + units + " (expected: >= 1)");
        }
    }
}
