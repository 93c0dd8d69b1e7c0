package io.hefu.checker.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Ed25519 keys that statements were signed with, by their ids. */
public final class PublicKeys {

    private static final int SIGNATURE_LENGTH = 64;
    private static final int ID_DIGITS = 16;

    private final Map<String, PublicKey> keys = new HashMap<>();

    /** @param pem RFC 7468 §13 */
    public void addPem(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            add(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64))));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException("key (expected: an Ed25519 public key as PEM)", malformed);
        }
    }

    public void add(PublicKey key) {
        keys.put(Sha256.hex(key.getEncoded()).substring(0, ID_DIGITS), key);
    }

    /** Whether the key signed the content; empty where the key is not here. */
    public Optional<Boolean> verify(String keyId, byte[] content, byte[] signature) {
        return Optional.ofNullable(keys.get(keyId)).map(key -> isSigned(key, content, signature));
    }

    private static boolean isSigned(PublicKey key, byte[] content, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
