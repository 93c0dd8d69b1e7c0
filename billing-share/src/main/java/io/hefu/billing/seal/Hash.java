package io.hefu.billing.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash, 32 bytes. */
public record Hash(byte[] bytes) {

    public static final int LENGTH = 32;

    /** Stands where nothing came before. */
    public static final Hash NONE = new Hash(new byte[LENGTH]);

    public Hash {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("hash: " + bytes.length + " bytes (expected: " + LENGTH + ")");
        }
    }

    public static Hash of(byte[] content) {
        return new Hash(sha256().digest(content));
    }

    /** A digest to be fed piece by piece, for what does not fit into memory. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
