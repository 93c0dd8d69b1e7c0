package io.hefu.gateway.credential;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.IncomingRequest;

/** Demands what a credential wants proved beyond being brought. */
final class Possession {

    private Possession() {}

    /**
     * @param signed whether the request's signature was verified, as the same application's
     * @throws io.hefu.core.refusal.RefusedException as unauthenticated
     */
    static void require(ProofOfPossession proof, IncomingRequest request, boolean signed) {
        if (proof == ProofOfPossession.NONE) {
            return;
        }
        if (proof.signatureRequired() && !signed) {
            throw PresentedCredential.refused(Cause.SIGNATURE_REQUIRED);
        }
        proof.certificate().ifPresent(bound -> requireCertificate(bound, request));
    }

    static void requireCertificate(CertificateThumbprint bound, IncomingRequest request) {
        if (!request.clientCertificate().map(bound::matches).orElse(false)) {
            throw PresentedCredential.refused(Cause.CERTIFICATE);
        }
    }
}
