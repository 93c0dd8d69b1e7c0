package io.hefu.portal.credential;

import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.identity.CredentialId;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key as people see it; never its secret.
 *
 * @param rotatedTo the key that takes its place
 * @param lastUsedAt to the minute, some seconds late; empty when it was never used
 * @param callers from how many addresses it was used in the last five minutes
 */
public record Key(
        Credential credential,
        CredentialConstraints constraints,
        Optional<CredentialId> rotatedTo,
        Optional<Instant> lastUsedAt,
        int callers) {

    /** When and by how many it is used. */
    public record Uses(Instant lastUsedAt, int callers) {}

    /** What a key is good for at some moment. */
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    Key usedAs(Uses uses) {
        return new Key(credential, constraints, rotatedTo, Optional.of(uses.lastUsedAt()), uses.callers());
    }

    public State stateAt(Instant now) {
        if (credential.revokedAt().isPresent()) {
            return State.REVOKED;
        }
        return constraints.haveExpiredAt(now) ? State.EXPIRED : State.ACTIVE;
    }

    /** The instant from which on it is, or will be, refused for its age, where revocation was not earlier. */
    public Optional<Instant> expiresAt() {
        return constraints.expiresAt();
    }
}
