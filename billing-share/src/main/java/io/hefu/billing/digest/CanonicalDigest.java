package io.hefu.billing.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes a sequence of numbers and texts: numbers in eight bytes, big-endian; texts in UTF-8 with their length in front. */
public final class CanonicalDigest {

    private static final int BUFFERED = 1 << 9;

    private final MessageDigest sha256 = newSha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED);

    public CanonicalDigest add(long number) {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(number);
        return this;
    }

    public CanonicalDigest add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(utf8.length);
        flush();
        sha256.update(utf8);
        return this;
    }

    /** Ends the sequence; the next one begins empty. */
    public byte[] bytes() {
        flush();
        return sha256.digest();
    }

    /** Ends the sequence; the next one begins empty. */
    public Sha256 hash() {
        return Sha256.of(bytes());
    }

    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private void flush() {
        sha256.update(buffer.flip());
        buffer.clear();
    }
}
