package io.hefu.gateway.credential;

import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.SignatureKey;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.signature.IncomingMessage;
import io.hefu.gateway.signature.Nonces;
import io.hefu.gateway.signature.PresentedSignature;
import io.hefu.gateway.signature.SignatureBase;
import io.hefu.gateway.signature.SignatureBase.Unsignable;
import io.hefu.gateway.signature.SignatureParameters;
import io.hefu.gateway.signature.SignedRequestRules;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * Verifies signed requests (RFC 9421): which application's key signed, in time and for the first time. What is cheap comes
 * first; the nonce, which costs a statement, is taken only of a signature that is good. All that depends on the key is
 * refused alike, so that nobody learns which keys exist.
 */
public final class RequestSignatures {

    private final KnownEntitlements entitlements;
    private final Nonces nonces;
    private final Clock clock;

    public RequestSignatures(KnownEntitlements entitlements, Nonces nonces, Clock clock) {
        this.entitlements = entitlements;
        this.nonces = nonces;
        this.clock = clock;
    }

    static boolean isSigned(IncomingRequest request) {
        return request.header("Signature-Input").isPresent();
    }

    /** The entitlement of the credential whose key signed. */
    Uni<Entitlement> verify(IncomingRequest request) {
        IncomingMessage message = new IncomingMessage(request);
        PresentedSignature presented = read(message);
        SignatureParameters parameters = presented.parameters();
        if (!SignedRequestRules.isTimely(parameters, clock.instant())) {
            throw PresentedCredential.refused(Cause.SIGNATURE);
        }
        byte[] base = base(message, parameters);
        CredentialId signer = signer(parameters);
        return entitlements
                .of(signer)
                .map(known -> known.filter(entitlement -> isGood(presented, base, entitlement))
                        .orElseThrow(() -> PresentedCredential.refused(Cause.SIGNATURE)))
                .call(good -> takeNonce(signer, parameters));
    }

    private Uni<Void> takeNonce(CredentialId signer, SignatureParameters parameters) {
        return nonces.take(
                        signer,
                        parameters.nonce().orElseThrow(),
                        parameters.created().orElseThrow().plus(SignedRequestRules.WINDOW))
                .onFailure()
                .transform(failure -> new RefusedException(new GatewayRefusal.Unavailable("The signature's nonce")))
                .invoke(first -> {
                    if (!first) {
                        throw PresentedCredential.refused(Cause.SIGNATURE);
                    }
                })
                .replaceWithVoid();
    }

    private static PresentedSignature read(IncomingMessage message) {
        try {
            return PresentedSignature.of(message)
                    .filter(presented -> SignedRequestRules.isComplete(presented.parameters(), message))
                    .orElseThrow(() -> PresentedCredential.refused(Cause.SIGNATURE_INCOMPLETE));
        } catch (IllegalArgumentException malformed) {
            throw PresentedCredential.refused(Cause.SIGNATURE_INCOMPLETE);
        }
    }

    private static byte[] base(IncomingMessage message, SignatureParameters parameters) {
        try {
            return SignatureBase.of(message, parameters).getBytes(StandardCharsets.UTF_8);
        } catch (Unsignable | IllegalArgumentException unsignable) {
            throw PresentedCredential.refused(Cause.SIGNATURE_INCOMPLETE);
        }
    }

    private static CredentialId signer(SignatureParameters parameters) {
        String keyId = parameters.keyId().orElseThrow();
        if (keyId.length() > 64) {
            throw PresentedCredential.refused(Cause.SIGNATURE);
        }
        return new CredentialId(keyId);
    }

    private static boolean isGood(PresentedSignature presented, byte[] base, Entitlement signer) {
        Optional<SignatureKey> key = signer.proof().signatureKey();
        return key.isPresent()
                && presented
                        .parameters()
                        .algorithm()
                        .map(named -> named.equals(key.get().algorithm().standardName()))
                        .orElse(true)
                && key.get().verifies(base, presented.value());
    }
}
