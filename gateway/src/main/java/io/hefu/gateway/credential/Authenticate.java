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

/**
 * Finds out who calls: by an API key, by an access token of the identity provider, or by the request's signature; and that
 * the caller proves what the credential demands besides, a client certificate or a signature.
 */
public final class Authenticate implements Stage {

    private final KnownEntitlements entitlements;
    private final AccessTokens accessTokens;
    private final RequestSignatures signatures;

    public Authenticate(KnownEntitlements entitlements, AccessTokens accessTokens, RequestSignatures signatures) {
        this.entitlements = entitlements;
        this.accessTokens = accessTokens;
        this.signatures = signatures;
    }

    @Override
    public Uni<Void> apply(Exchange exchange) {
        IncomingRequest request = exchange.request();
        if (RequestSignatures.isSigned(request)) {
            return signed(exchange);
        }
        PresentedCredential presented =
                PresentedCredential.find(request).orElseThrow(() -> PresentedCredential.refused(Cause.MISSING));
        return caller(presented, request)
                .emitOn(exchange.executor())
                .invoke(caller -> accept(caller, exchange, false))
                .replaceWithVoid();
    }

    /** A signature says by itself who calls; a credential beside it must be the same application's. */
    private Uni<Void> signed(Exchange exchange) {
        IncomingRequest request = exchange.request();
        Optional<PresentedCredential> beside = PresentedCredential.find(request);
        return signatures
                .verify(request)
                .map(Authenticate::inForce)
                .chain(signer -> {
                    Caller bySignature = Caller.withKey(signer);
                    accept(bySignature, exchange, true);
                    return beside.isEmpty()
                            ? Uni.createFrom().item(bySignature)
                            : caller(beside.get(), request)
                                    .invoke(caller -> requireSame(signer, caller.entitlement()))
                                    .invoke(caller -> accept(caller, exchange, true));
                })
                .emitOn(exchange.executor())
                .invoke(caller -> exchange.request(new SignedRequest(request)))
                .replaceWithVoid();
    }

    private static void accept(Caller caller, Exchange exchange, boolean signed) {
        Possession.require(caller.entitlement().proof(), exchange.request(), signed);
        exchange.calledBy(caller);
    }

    private Uni<Caller> caller(PresentedCredential presented, IncomingRequest request) {
        return presented instanceof Key key ? byKey(key.key()) : byToken(((AccessToken) presented).token(), request);
    }

    private Uni<Caller> byKey(ApiKey key) {
        return entitlements.of(key.credential()).map(known -> {
            Entitlement entitlement = known.filter(found -> isOf(found, key))
                    .orElseThrow(() -> PresentedCredential.refused(Cause.UNKNOWN));
            return Caller.withKey(inForce(entitlement));
        });
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
