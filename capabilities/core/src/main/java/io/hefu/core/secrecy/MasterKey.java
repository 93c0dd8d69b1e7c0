package io.hefu.core.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one configured secret of a module, 32 bytes. It is never used itself: each use has a key derived from it. */
public final class MasterKey {

    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param property where the text was configured, for the message
     * @throws IllegalArgumentException without repeating the text, which may be a secret with a typing error in it
     */
    public static MasterKey ofHex(String property, String hex) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException notHex) {
            throw new IllegalArgumentException(property + ": expected " + 2 * BYTES + " hex digits");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(property + ": " + bytes.length + " bytes (expected: " + BYTES + ")");
        }
        return new MasterKey(bytes);
    }

    /** The same on every machine, and public: good for the demo, which holds nothing worth protecting. */
    public static MasterKey ofDemo() {
        return new MasterKey(hmac(new byte[] {0}, "hefu demo"));
    }

    /** A key of 32 bytes that tells nothing of this one, nor of those of other uses. */
    public byte[] derive(String use) {
        return hmac(bytes, use);
    }

    /** HMAC-SHA-256, RFC 2104. */
    public static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has " + HMAC, impossible);
        }
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
