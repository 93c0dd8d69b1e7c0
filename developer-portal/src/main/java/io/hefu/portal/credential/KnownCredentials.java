package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Applications;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Credentials of either kind, looked up: by members those of their own organisation, by the operator any. */
@Singleton
public class KnownCredentials {

    private final CredentialStore store;
    private final Applications applications;
    private final Transactions transactions;

    KnownCredentials(CredentialStore store, Applications applications, Transactions transactions) {
        this.store = store;
        this.applications = applications;
        this.transactions = transactions;
    }

    public Uni<Credential> get(Member member, CredentialId id) {
        return transactions
                .reading(() -> store.findById(id.value()))
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new NotFound(Thing.KEY)))
                .map(CredentialEntity::toCredential)
                .call(credential -> requireVisible(member, credential.application())
                        .onFailure(RefusedException.class)
                        .transform(hidden -> new RefusedException(new NotFound(Thing.KEY))));
    }

    /** The newest that is not revoked. */
    public Uni<Optional<Credential>> newestOf(Member member, ApplicationId application, Environment environment) {
        return requireVisible(member, application)
                .chain(() -> transactions.reading(() -> store.newestLive(application, environment)));
    }

    private Uni<Void> requireVisible(Member member, ApplicationId application) {
        return (member.has(Role.OPERATOR_ADMIN)
                        ? applications.ofAnyone(application)
                        : applications.get(member, application))
                .replaceWithVoid();
    }
}
