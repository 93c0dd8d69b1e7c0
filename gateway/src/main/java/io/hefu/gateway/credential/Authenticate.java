package io.hefu.gateway.credential;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.gateway.credential.AccessTokens.Verified;
import io.hefu.gateway.credential.PresentedCredential.AccessToken;
import io.hefu.gateway.credential.PresentedCredential.Key;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.exchange.Caller;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.signature.SignedRequest;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Finds out who calls: by an API key, by an access token of the identity provider, or by the request's signature; and that
 * the caller proves what the credential demands besides, a client certificate or a signature.
 */
public final class Authenticate implements Stage {

    private final KnownEntitlements entitlements;
    private final AccessTokens accessTokens;
    private final RequestSignatures signatures;
    private final UsedCredentials used;

    public Authenticate(
            KnownEntitlements entitlements,
            AccessTokens accessTokens,
            RequestSignatures signatures,
            UsedCredentials used) {
        this.entitlements = entitlements;
        this.accessTokens = accessTokens;
        this.signatures = signatures;
        this.used = used;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        IncomingRequest request = exchange.request();
        if (RequestSignatures.isSigned(request)) {
            return signed(exchange).subscribeAsCompletionStage();
        }
        PresentedCredential presented =
                PresentedCredential.find(request).orElseThrow(() -> PresentedCredential.refused(Cause.MISSING));
        if (presented instanceof Key key) {
            Entitlement atHand = entitlements.atHand(key.key().credential());
            if (atHand != null) {
                accept(holder(key.key(), atHand, exchange), exchange, false);
                return DONE;
            }
        }
        return caller(presented, exchange)
                .emitOn(exchange.executor())
                .invoke(caller -> accept(caller, exchange, false))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** A signature says by itself who calls; a credential beside it must be the same application's. */
    private Uni<Void> signed(Exchange exchange) {
        IncomingRequest request = exchange.request();
        Optional<PresentedCredential> beside = PresentedCredential.find(request);
        return signatures
                .verify(request)
                .emitOn(exchange.executor())
                .map(Authenticate::inForce)
                .chain(signer -> {
                    Caller bySignature = Caller.withKey(signer);
                    accept(bySignature, exchange, true);
                    return beside.isEmpty()
                            ? Uni.createFrom().item(bySignature)
                            : caller(beside.get(), exchange)
                                    .emitOn(exchange.executor())
                                    .invoke(caller -> requireSame(signer, caller.entitlement()))
                                    .invoke(caller -> accept(caller, exchange, true));
                })
                .emitOn(exchange.executor())
                .invoke(caller -> exchange.request(new SignedRequest(request)))
                .replaceWithVoid();
    }

    private void accept(Caller caller, Exchange exchange, boolean signed) {
        Possession.require(caller.entitlement().proof(), exchange.request(), signed);
        exchange.calledBy(caller);
        used.saw(caller.entitlement().credential(), exchange.request().remoteAddress(), exchange.receivedAt());
    }

    private Uni<Caller> caller(PresentedCredential presented, Exchange exchange) {
        return presented instanceof Key key
                ? byKey(key.key(), exchange)
                : byToken(((AccessToken) presented).token(), exchange.request());
    }

    private Uni<Caller> byKey(ApiKey key, Exchange exchange) {
        return entitlements.of(key.credential()).map(known -> {
            Entitlement found = known.orElseThrow(() -> PresentedCredential.refused(Cause.UNKNOWN));
            return holder(key, found, exchange);
        });
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

    private Uni<Caller> byToken(String token, IncomingRequest request) {
        return accessTokens
                .verify(token)
                .invoke(verified ->
                        verified.certificate().ifPresent(bound -> Possession.requireCertificate(bound, request)))
                .chain(verified -> entitlements.of(verified.client()).map(known -> caller(verified, known)));
    }

    private static Caller caller(Verified verified, Optional<Entitlement> known) {
        Entitlement entitlement =
                known.filter(Authenticate::isClient).orElseThrow(() -> PresentedCredential.refused(Cause.UNKNOWN));
        return new Caller(inForce(entitlement), Optional.of(verified.scopes()), verified.subscriber());
    }

    private static boolean isOf(Entitlement entitlement, ApiKey key) {
        Environment environment = entitlement.environment();
        return environment == key.environment()
                && entitlement.secret().map(hash -> hash.matches(key.secret())).orElse(false);
    }

    private static boolean isClient(Entitlement entitlement) {
        return entitlement.secret().isEmpty()
                && entitlement.proof().signatureKey().isEmpty();
    }

    private static Entitlement inForce(Entitlement entitlement) {
        if (entitlement.standing() == Standing.REVOKED) {
            throw PresentedCredential.refused(Cause.REVOKED);
        }
        return entitlement;
    }

    private static void requireSame(Entitlement signer, Entitlement caller) {
        if (!signer.application().equals(caller.application()) || signer.environment() != caller.environment()) {
            throw PresentedCredential.refused(Cause.SIGNATURE);
        }
    }
}
