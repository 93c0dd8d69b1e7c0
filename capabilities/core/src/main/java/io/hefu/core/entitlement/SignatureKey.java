package io.hefu.core.entitlement;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;

/** The public key with which an application's signed requests are verified. */
public record SignatureKey(Algorithm algorithm, PublicKey publicKey) {

    /** The algorithms of RFC 9421 §3.3 that are taken: modern, asymmetric, in every JDK. */
    public enum Algorithm {
        ED25519("ed25519", "Ed25519", "Ed25519"),
        ECDSA_P256_SHA256("ecdsa-p256-sha256", "EC", "SHA256withECDSAinP1363Format");

        private final String standardName;
        private final String keyFactory;
        private final String signature;

        Algorithm(String standardName, String keyFactory, String signature) {
            this.standardName = standardName;
            this.keyFactory = keyFactory;
            this.signature = signature;
        }

        /** In the registry of HTTP signature algorithms. */
        public String standardName() {
            return standardName;
        }
    }

    /**
     * @param encoded X.509 SubjectPublicKeyInfo, DER
     * @throws IllegalArgumentException when it is no key of that algorithm
     */
    public static SignatureKey of(Algorithm algorithm, byte[] encoded) {
        try {
            return new SignatureKey(
                    algorithm,
                    KeyFactory.getInstance(algorithm.keyFactory).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException notOne) {
            throw new IllegalArgumentException("not a public key for " + algorithm.standardName, notOne);
        }
    }

    public boolean verifies(byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm.signature);
            verifier.initVerify(publicKey);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK since 15 has " + algorithm.signature, impossible);
        }
    }
}
