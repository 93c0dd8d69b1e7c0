package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.member.Member;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The API keys of a member's applications. Only their hashes are kept. */
@Singleton
public class ApiKeys {

    private final Credentials credentials;
    private final CredentialUseStore uses;
    private final PublishedApis apis;
    private final Clock clock;
    private final RandomGenerator random;

    ApiKeys(Credentials credentials, CredentialUseStore uses, PublishedApis apis, Clock clock, RandomGenerator random) {
        this.credentials = credentials;
        this.uses = uses;
        this.apis = apis;
        this.clock = clock;
        this.random = random;
    }

    public Uni<NewKey> create(Member member, ApplicationId application, Environment environment, KeyTerms terms) {
        KeyTerms.Checked checked = terms.check(operationScopes(), clock.instant());
        ApiKey key = ApiKey.mint(environment, random);
        Credential credential = new Credential(
                key.credential(),
                Credential.Kind.API_KEY,
                application,
                environment,
                checked.name(),
                clock.instant(),
                member.username(),
                Optional.empty());
        return credentials
                .add(member, credential, Optional.of(key.hash()), checked.constraints())
                .map(added -> new NewKey(added, checked.constraints(), key.clearText()));
    }

    /** Newest first, revoked and expired ones included. */
    public Uni<List<Key>> list(Member member, ApplicationId application) {
        return credentials.keys(member, application).flatMap(this::withUses);
    }

    public Uni<Key> get(Member member, ApplicationId application, CredentialId id) {
        return credentials
                .key(member, application, id)
                .flatMap(key -> withUses(List.of(key)))
                .map(keys -> keys.get(0));
    }

    /**
     * Gateways follow within a second.
     *
     * @param terms what the key is to be, made of what it is
     */
    public Uni<Key> change(Member member, ApplicationId application, CredentialId id, Function<Key, KeyTerms> terms) {
        return credentials
                .onLiveKey(member, application, id, entity -> {
                    Key before = entity.toKey();
                    KeyTerms.Checked after = terms.apply(before).check(operationScopes(), clock.instant());
                    entity.name = after.name();
                    entity.constrain(after.constraints());
                    return credentials.record(member, "changed", before, summary(before), summary(entity.toKey()));
                })
                .chain(() -> get(member, application, id));
    }

    /** Without the purposes that CAMARA makes scopes of tokens too. */
    private Set<String> operationScopes() {
        return apis.scopes().stream()
                .filter(scope -> !scope.startsWith("dpv:"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Uni<List<Key>> withUses(List<Key> keys) {
        return uses.of(keys.stream().map(key -> key.credential().id()).toList())
                .map(known -> keys.stream()
                        .map(key -> Optional.ofNullable(
                                        known.get(key.credential().id()))
                                .map(key::usedAs)
                                .orElse(key))
                        .toList());
    }

    private static Map<String, String> summary(Key key) {
        return Map.of(
                "name", key.credential().name(),
                "scopes",
                        String.join(
                                " ",
                                key.constraints().scopes().stream().sorted().toList()),
                "addresses",
                        String.join(
                                " ",
                                key.constraints().addresses().stream()
                                        .map(Object::toString)
                                        .toList()),
                "expiresAt", key.expiresAt().map(Object::toString).orElse(""));
    }
}
