package io.hefu.portal.credential;

import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.SecretHash;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Applications;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.refusal.PortalRefusal.KeyNotActive;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.refusal.PortalRefusal.TooManyCredentials;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What API keys and OAuth 2 clients have in common: they are counted, kept, listed and revoked alike. */
@Singleton
class Credentials {

    /** Of each kind, for each application. */
    static final int MOST_LIVE = 20;

    private final CredentialStore store;
    private final Applications applications;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Credentials(
            CredentialStore store,
            Applications applications,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.applications = applications;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One that may do all that its application may. */
    Uni<Credential> add(Member member, Credential credential, Optional<SecretHash> secret) {
        return add(member, credential, secret, CredentialConstraints.NONE);
    }

    Uni<Credential> add(
            Member member, Credential credential, Optional<SecretHash> secret, CredentialConstraints constraints) {
        return transactions.writing(() -> addWithin(member, credential, secret, constraints));
    }

    /** @param besides what is kept with it, in the same transaction */
    Uni<Credential> add(
            Member member, Credential credential, Optional<SecretHash> secret, Supplier<Uni<Void>> besides) {
        return transactions.writing(() -> addWithin(member, credential, secret, CredentialConstraints.NONE)
                .call(added -> besides.get()));
    }

    /**
     * Within a transaction. The application is reserved while its credentials are counted, so that two requests never share
     * the last place.
     */
    Uni<Credential> addWithin(
            Member member, Credential credential, Optional<SecretHash> secret, CredentialConstraints constraints) {
        return requireRoom(member, credential.application(), credential.kind())
                .chain(() -> store.add(credential, secret, constraints))
                .chain(() -> audit.record(change(member, "created", credential)
                        .to(Map.of(
                                "application", credential.application().toString(),
                                "environment", credential.environment().name(),
                                "name", credential.name()))))
                .replaceWith(credential);
    }

    /** Fails when the application has as many live ones as it may, or is not the member's. */
    Uni<Void> checkRoom(Member member, ApplicationId application, Credential.Kind kind) {
        return transactions.writing(() -> requireRoom(member, application, kind));
    }

    Uni<List<Credential>> list(Member member, ApplicationId application, Credential.Kind kind) {
        return all(member, application, kind)
                .map(entities ->
                        entities.stream().map(CredentialEntity::toCredential).toList());
    }

    Uni<List<Key>> keys(Member member, ApplicationId application) {
        return all(member, application, Credential.Kind.API_KEY)
                .map(entities -> entities.stream().map(CredentialEntity::toKey).toList());
    }

    Uni<Key> key(Member member, ApplicationId application, CredentialId id) {
        return transactions
                .reading(() -> applications
                        .get(member, application)
                        .chain(() -> found(application, id, Credential.Kind.API_KEY)))
                .map(CredentialEntity::toKey);
    }

    /** Changes a key that is neither revoked nor expired, all or nothing; nothing else happens to it meanwhile. */
    <T> Uni<T> onLiveKey(
            Member member, ApplicationId application, CredentialId id, Function<CredentialEntity, Uni<T>> step) {
        return transactions.writing(() -> applications
                .reserve(member, application)
                .chain(() -> found(application, id, Credential.Kind.API_KEY))
                .invoke(entity -> {
                    Key.State state = entity.toKey().stateAt(clock.instant());
                    if (state != Key.State.ACTIVE) {
                        throw new RefusedException(new KeyNotActive(state.name()));
                    }
                })
                .flatMap(step::apply));
    }

    /** Gateways refuse it within a second. One that is revoked already stays as it is. */
    Uni<Void> revoke(Member member, ApplicationId application, CredentialId id, Credential.Kind kind) {
        return transactions.writing(() -> applications
                .reserve(member, application)
                .chain(() -> found(application, id, kind))
                .flatMap(entity -> revoke(member, entity)));
    }

    /** Within the transaction that makes the change. */
    Uni<Void> record(Member member, String action, Key key, Map<String, String> before, Map<String, String> after) {
        return audit.record(
                change(member, action, key.credential()).from(before).to(after));
    }

    private Uni<List<CredentialEntity>> all(Member member, ApplicationId application, Credential.Kind kind) {
        return transactions.reading(
                () -> applications.get(member, application).chain(() -> store.of(application, kind)));
    }

    private Uni<CredentialEntity> found(ApplicationId application, CredentialId id, Credential.Kind kind) {
        return store.find(application, kind, id)
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new NotFound(thing(kind))));
    }

    /** Within a transaction: a live credential of whatever kind, its application reserved. */
    Uni<Credential> reserve(Member member, ApplicationId application, CredentialId id) {
        return applications
                .reserve(member, application)
                .chain(() -> store.find(application, id))
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new NotFound(Thing.CREDENTIAL)))
                .map(CredentialEntity::toCredential);
    }

    /** Within a transaction. */
    Uni<Void> recordChange(Member member, String action, CredentialId id) {
        return audit.record(Change.by(member, "credential." + action, "credential/" + id));
    }

    private Uni<Void> revoke(Member member, CredentialEntity entity) {
        if (entity.revokedAt != null) {
            return Uni.createFrom().voidItem();
        }
        entity.revokedAt = clock.instant();
        return audit.record(change(member, "revoked", entity.toCredential()));
    }

    private Uni<Void> requireRoom(Member member, ApplicationId application, Credential.Kind kind) {
        return applications
                .reserve(member, application)
                .chain(() -> store.countLive(application, kind, clock.instant()))
                .invoke(live -> {
                    if (live >= MOST_LIVE) {
                        throw new RefusedException(new TooManyCredentials(MOST_LIVE));
                    }
                })
                .replaceWithVoid();
    }

    private static Change change(Member member, String action, Credential credential) {
        return Change.by(member, "credential." + action, "credential/" + credential.id());
    }

    private static Thing thing(Credential.Kind kind) {
        return switch (kind) {
            case API_KEY -> Thing.KEY;
            case OAUTH_CLIENT -> Thing.CLIENT;
            case SIGNATURE_KEY -> Thing.SIGNATURE_KEY;
        };
    }
}
