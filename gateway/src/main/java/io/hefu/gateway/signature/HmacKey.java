package io.hefu.gateway.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A secret that signer and verifier share: HMAC using SHA-256, RFC 9421 §3.3.3. */
public final class HmacKey implements SigningKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;

    /** To make a {@link Mac} takes longer than to sign with it. Each is ready for the next text when it has given a result. */
    private final ThreadLocal<Mac> macs;

    /** @param secret at least as long as the result, 32 bytes, unless others chose it */
    public HmacKey(String id, byte[] secret) {
        this.id = id;
        SecretKey key = new SecretKeySpec(secret, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] sign(String base) {
        return macs.get().doFinal(base.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "HmacKey[" + id + "]";
    }
}
