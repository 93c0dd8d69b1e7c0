package io.hefu.portal.credential;

import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.member.Member;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Revokes keys, and says so when all gateways refuse them. */
@Singleton
public class KeyRevocations {

    private final Credentials credentials;
    private final Entitlements entitlements;
    private final Acknowledgements acknowledgements;

    KeyRevocations(Credentials credentials, Entitlements entitlements, Acknowledgements acknowledgements) {
        this.credentials = credentials;
        this.entitlements = entitlements;
        this.acknowledgements = acknowledgements;
    }

    /** The key is revoked when this begins to wait. May be repeated, to wait for gateways that were missing. */
    public Uni<Revocation> revoke(Member member, ApplicationId application, CredentialId key) {
        return Uni.createFrom().deferred(() -> {
            long begin = System.nanoTime();
            return credentials
                    .revoke(member, application, key, Credential.Kind.API_KEY)
                    .chain(() -> Transactions.elsewhere(() -> entitlements.changesSince(-1)))
                    .flatMap(now -> acknowledgements.of(now.version()))
                    .map(spread -> new Revocation(spread, Duration.ofNanos(System.nanoTime() - begin)));
        });
    }
}
