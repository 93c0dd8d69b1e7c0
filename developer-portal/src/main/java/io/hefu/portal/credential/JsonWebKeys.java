package io.hefu.portal.credential;

import io.hefu.core.entitlement.SignatureKey;
import io.hefu.core.entitlement.SignatureKey.Algorithm;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/**
 * Public keys as applications send them (RFC 7517, RFC 8037). A private key sent by mistake is refused, and with it what
 * else came: it is no secret any more. What is no such key is an {@link IllegalArgumentException}.
 */
final class JsonWebKeys {

    private static final int MOST = 10;
    private static final int LEAST_RSA_BITS = 2048;
    private static final int P256_BITS = 256;

    /** 32 bytes in base64url. */
    private static final int ENCODED_COORDINATE = 43;

    private JsonWebKeys() {}

    /** For signed requests: Ed25519, or ECDSA on P-256. */
    static SignatureKey signatureKey(Map<String, Object> key) {
        PublicJsonWebKey read = read(key);
        if (!(key.get("x") instanceof String x) || x.length() != ENCODED_COORDINATE) {
            throw new IllegalArgumentException("not 32 bytes");
        }
        return SignatureKey.of(algorithm(read), read.getPublicKey().getEncoded());
    }

    /**
     * For {@code private_key_jwt}: 1 to 10 keys, each with a {@code kid} of its own.
     *
     * @return the set with what is public of its keys
     */
    static String keySet(Map<String, Object> set) {
        if (!(set.get("keys") instanceof Iterable<?> keys)) {
            throw new IllegalArgumentException("no keys");
        }
        Set<String> names = new HashSet<>();
        StringBuilder normal = new StringBuilder("{\"keys\":[");
        for (Object key : keys) {
            PublicJsonWebKey read = read(asKey(key));
            if (Use.ENCRYPTION.equals(read.getUse())
                    || read.getKeyId() == null
                    || !names.add(read.getKeyId())
                    || names.size() > MOST
                    || !isStrong(read)) {
                throw new IllegalArgumentException(
                        "a key without kid, a second with the same, too many, a weak one, or one to encrypt");
            }
            // Keycloak passes over keys that do not say what they are for.
            read.setUse(Use.SIGNATURE);
            normal.append(names.size() > 1 ? "," : "").append(read.toJson(OutputControlLevel.PUBLIC_ONLY));
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no keys");
        }
        return normal.append("]}").toString();
    }

    private static Algorithm algorithm(PublicJsonWebKey key) {
        if (key.getPublicKey() instanceof EdECPublicKey edwards
                && edwards.getParams().getName().equals("Ed25519")) {
            return Algorithm.ED25519;
        }
        if (isP256(key)) {
            return Algorithm.ECDSA_P256_SHA256;
        }
        throw new IllegalArgumentException("neither Ed25519 nor P-256");
    }

    private static boolean isStrong(PublicJsonWebKey key) {
        return key.getPublicKey() instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                : isP256(key) || key.getPublicKey() instanceof EdECPublicKey;
    }

    private static boolean isP256(PublicJsonWebKey key) {
        return key.getPublicKey() instanceof ECPublicKey ec
                && ec.getParams().getOrder().bitLength() == P256_BITS;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asKey(Object key) {
        if (!(key instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("a key that is no object");
        }
        return (Map<String, Object>) fields;
    }

    private static PublicJsonWebKey read(Map<String, Object> key) {
        if (key.containsKey("d") || key.containsKey("k")) {
            throw new IllegalArgumentException("a private key");
        }
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(key);
        } catch (JoseException | RuntimeException malformed) {
            throw new IllegalArgumentException("no JSON Web Key", malformed);
        }
    }
}
