package io.hefu.portal.credential;

import io.hefu.core.entitlement.SecretHash;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Applications;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
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

    /** The application is reserved while its credentials are counted, so that two requests never share the last place. */
    Uni<Credential> add(Member member, Credential credential, Optional<SecretHash> secret) {
        return add(member, credential, secret, () -> Uni.createFrom().voidItem());
    }

    /** @param besides what is kept with it, in the same transaction */
    Uni<Credential> add(
            Member member, Credential credential, Optional<SecretHash> secret, Supplier<Uni<Void>> besides) {
        return transactions.writing(() -> requireRoom(member, credential.application(), credential.kind())
                .chain(() -> store.add(credential, secret))
                .chain(() -> besides.get())
                .chain(() -> audit.record(change(member, "created", credential)
                        .to(Map.of(
                                "application", credential.application().toString(),
                                "environment", credential.environment().name(),
                                "name", credential.name()))))
                .replaceWith(credential));
    }

    /** Fails when the application has as many live ones as it may, or is not the member's. */
    Uni<Void> checkRoom(Member member, ApplicationId application, Credential.Kind kind) {
        return transactions.writing(() -> requireRoom(member, application, kind));
    }

    Uni<List<Credential>> list(Member member, ApplicationId application, Credential.Kind kind) {
        return transactions.reading(
                () -> applications.get(member, application).chain(() -> store.of(application, kind)));
    }

    /** Gateways refuse it within a second. One that is revoked already stays as it is. */
    Uni<Void> revoke(Member member, ApplicationId application, CredentialId id, Credential.Kind kind) {
        return transactions.writing(() -> applications
                .reserve(member, application)
                .chain(() -> store.find(application, kind, id))
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new NotFound(thing(kind))))
                .flatMap(entity -> revoke(member, entity)));
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
                .chain(() -> store.countLive(application, kind))
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
