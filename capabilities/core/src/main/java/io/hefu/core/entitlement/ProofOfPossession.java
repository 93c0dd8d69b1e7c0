package io.hefu.core.entitlement;

import java.util.Optional;

/**
 * What a caller must prove beyond bringing the credential.
 *
 * @param certificate the client certificate that calls must come with over TLS (RFC 8705)
 * @param signatureKey of a credential that signs its requests (RFC 9421): what the signatures are verified with
 * @param signatureRequired whether the application takes signed requests only
 */
public record ProofOfPossession(
        Optional<CertificateThumbprint> certificate, Optional<SignatureKey> signatureKey, boolean signatureRequired) {

    /** Bringing the credential is enough. */
    public static final ProofOfPossession NONE = new ProofOfPossession(Optional.empty(), Optional.empty(), false);
}
