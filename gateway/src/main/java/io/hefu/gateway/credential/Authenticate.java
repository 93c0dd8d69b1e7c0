package io.hefu.gateway.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.gateway.credential.PresentedCredential.AccessToken;
import io.hefu.gateway.credential.PresentedCredential.Key;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.exchange.Caller;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.Stage;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds out who calls: by an API key, or by an access token of the identity provider. */
public final class Authenticate implements Stage {

    private final KnownEntitlements entitlements;
    private final AccessTokens accessTokens;

    public Authenticate(KnownEntitlements entitlements, AccessTokens accessTokens) {
        this.entitlements = entitlements;
        this.accessTokens = accessTokens;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        PresentedCredential presented = PresentedCredential.of(exchange.request());
        Uni<Caller> caller =
                presented instanceof Key key ? byKey(key.key()) : byToken(((AccessToken) presented).token());
        return caller.invoke(exchange::calledBy).replaceWithVoid().subscribeAsCompletionStage();
    }

    private Uni<Caller> byKey(ApiKey key) {
        return entitlements.of(key.credential()).map(known -> {
            Entitlement entitlement = known.filter(found -> isOf(found, key))
                    .orElseThrow(() -> PresentedCredential.refused(Cause.UNKNOWN));
            return Caller.withKey(inForce(entitlement));
        });
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
