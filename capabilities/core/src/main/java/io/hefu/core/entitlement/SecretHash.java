package io.hefu.core.entitlement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 of an API key's secret, all that is kept of it. A fast hash is enough: the secret is 160 random bits, not a
 * password.
 */
public record SecretHash(byte[] bytes) {

    /** A digest of its own for every thread: looking one up costs more than hashing with it. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(SecretHash::sha256);

    public SecretHash {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("bytes: " + bytes.length + " (expected: 32)");
        }
        bytes = bytes.clone();
    }

    public static SecretHash of(String secret) {
        return new SecretHash(digest(secret));
    }

    /** In constant time. */
    public boolean matches(String secret) {
        return MessageDigest.isEqual(bytes, digest(secret));
    }

    private static byte[] digest(String secret) {
        return SHA_256.get().digest(secret.getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretHash";
    }
}
