package io.hefu.portal.credential;

import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.refusal.PortalRefusal.KeyNotActive;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts a new key in the place of another, which goes on for a chosen time, so that callers can change over. */
@Singleton
public class KeyRotations {

    private final Credentials credentials;
    private final Clock clock;
    private final RandomGenerator random;

    KeyRotations(Credentials credentials, Clock clock, RandomGenerator random) {
        this.credentials = credentials;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The new key has the name and constraints of the old one, and if that was to expire, as long a life.
     *
     * @param overlap for how long both serve; the old one no longer than it would have anyway
     */
    public Uni<NewKey> rotate(Member member, ApplicationId application, CredentialId id, Duration overlap) {
        return credentials.onLiveKey(member, application, id, entity -> {
            Key old = entity.toKey();
            if (old.rotatedTo().isPresent()) {
                throw new RefusedException(new KeyNotActive("ROTATED"));
            }
            Instant now = clock.instant();
            ApiKey key = ApiKey.mint(old.credential().environment(), random);
            Credential successor = new Credential(
                    key.credential(),
                    Credential.Kind.API_KEY,
                    application,
                    old.credential().environment(),
                    old.credential().name(),
                    now,
                    member.username(),
                    Optional.empty());
            CredentialConstraints constraints = new CredentialConstraints(
                    old.constraints().scopes(),
                    old.constraints().addresses(),
                    old.expiresAt()
                            .map(expiry ->
                                    now.plus(Duration.between(old.credential().createdAt(), expiry))));
            Instant end = now.plus(overlap);
            return credentials
                    .addWithin(member, successor, Optional.of(key.hash()), constraints)
                    .invoke(added -> {
                        entity.rotatedTo = added.id().value();
                        entity.expiresAt = old.expiresAt().filter(end::isAfter).orElse(end);
                    })
                    .call(added -> credentials.record(
                            member,
                            "rotated",
                            old,
                            Map.of(),
                            Map.of(
                                    "rotatedTo", added.id().value(),
                                    "expiresAt", String.valueOf(entity.expiresAt))))
                    .map(added -> new NewKey(added, constraints, key.clearText()));
        });
    }
}
