package io.hefu.gateway.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.identity.CredentialId;
import io.hefu.gateway.credential.PresentedCredential.AccessToken;
import io.hefu.gateway.credential.PresentedCredential.Key;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.exchange.Caller;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.Stage;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Finds out who calls: by an API key, or by an access token of the identity provider. */
public final class Authenticate implements Stage {

    private final KnownEntitlements entitlements;
    private final AccessTokens accessTokens;
    private final UsedCredentials used;

    public Authenticate(KnownEntitlements entitlements, AccessTokens accessTokens, UsedCredentials used) {
        this.entitlements = entitlements;
        this.accessTokens = accessTokens;
        this.used = used;
    }

    @Override
    public Uni<Void> apply(Exchange exchange) {
        PresentedCredential presented = PresentedCredential.of(exchange.request());
        if (presented instanceof Key key) {
            return byKey(key.key(), exchange);
        }
        return byToken(((AccessToken) presented).token())
                .invoke(caller -> accept(caller, exchange))
                .replaceWithVoid();
    }

    /** The rule is that the key's entitlement is at hand; then nothing waits. */
    private Uni<Void> byKey(ApiKey key, Exchange exchange) {
        CredentialId credential = key.credential();
        Entitlement atHand = entitlements.atHand(credential);
        if (atHand != null) {
            accept(holder(key, atHand, exchange), exchange);
            return DONE;
        }
        return entitlements
                .of(credential)
                .emitOn(exchange.executor())
                .invoke(known -> accept(
                        holder(key, known.orElseThrow(() -> PresentedCredential.refused(Cause.UNKNOWN)), exchange),
                        exchange))
                .replaceWithVoid();
    }

    private static Caller holder(ApiKey key, Entitlement entitlement, Exchange exchange) {
        if (!isOf(entitlement, key)) {
            throw PresentedCredential.refused(Cause.UNKNOWN);
        }
        Entitlement inForce = inForce(entitlement);
        if (inForce.constraints().haveExpiredAt(exchange.receivedAt())) {
            throw PresentedCredential.refused(Cause.EXPIRED_KEY);
        }
        return Caller.withKey(inForce);
    }

    private void accept(Caller caller, Exchange exchange) {
        exchange.calledBy(caller);
        used.saw(caller.entitlement().credential(), exchange.request().remoteAddress(), exchange.receivedAt());
    }

    private Uni<Caller> byToken(String token) {
        return accessTokens
                .verify(token)
                .chain(verified -> entitlements
                        .of(verified.client())
                        .map(known -> new Caller(
                                inForce(client(known)), Optional.of(verified.scopes()), verified.subscriber())));
    }

    private static boolean isOf(Entitlement entitlement, ApiKey key) {
        Environment environment = entitlement.environment();
        return environment == key.environment()
                && entitlement.secret().map(hash -> hash.matches(key.secret())).orElse(false);
    }

    private static Entitlement client(Optional<Entitlement> known) {
        return known.filter(entitlement -> entitlement.secret().isEmpty())
                .orElseThrow(() -> PresentedCredential.refused(Cause.UNKNOWN));
    }

    private static Entitlement inForce(Entitlement entitlement) {
        if (entitlement.standing() == Standing.REVOKED) {
            throw PresentedCredential.refused(Cause.REVOKED);
        }
        return entitlement;
    }
}
