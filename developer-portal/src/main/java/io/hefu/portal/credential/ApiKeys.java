package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.member.Member;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The API keys of a member's applications. Only their hashes are kept. */
@Singleton
public class ApiKeys {

    private final Credentials credentials;
    private final Clock clock;
    private final RandomGenerator random;

    ApiKeys(Credentials credentials, Clock clock, RandomGenerator random) {
        this.credentials = credentials;
        this.clock = clock;
        this.random = random;
    }

    /** @param name 1 to 100 characters */
    public Uni<NewKey> create(
            Member member, ApplicationId application, @Nullable String name, Environment environment) {
        CredentialName given = CredentialName.of(name);
        ApiKey key = ApiKey.mint(environment, random);
        Credential credential = new Credential(
                key.credential(),
                Credential.Kind.API_KEY,
                application,
                environment,
                given.value(),
                clock.instant(),
                member.username(),
                Optional.empty());
        return credentials
                .add(member, credential, Optional.of(key.hash()))
                .map(added -> new NewKey(added, key.clearText()));
    }

    /** Newest first, revoked ones included. */
    public Uni<List<Credential>> list(Member member, ApplicationId application) {
        return credentials.list(member, application, Credential.Kind.API_KEY);
    }

    /** Calls with it are refused within a second. May be repeated. */
    public Uni<Void> revoke(Member member, ApplicationId application, CredentialId key) {
        return credentials.revoke(member, application, key, Credential.Kind.API_KEY);
    }
}
