package io.hefu.checker.seal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Reads the canonical form. Fails with {@link IllegalArgumentException} where the bytes are not of it. */
public final class BytesIn {

    private final ByteBuffer in;

    public BytesIn(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    public void expect(String ascii) {
        if (!Arrays.equals(fixed(ascii.length()), ascii.getBytes(StandardCharsets.US_ASCII))) {
            throw new IllegalArgumentException("bytes (expected: " + ascii + ")");
        }
    }

    public int octet() {
        return fixed(1)[0] & 0xFF;
    }

    public int number32() {
        return ByteBuffer.wrap(fixed(4)).getInt();
    }

    public long number64() {
        return ByteBuffer.wrap(fixed(8)).getLong();
    }

    public UUID id() {
        return new UUID(number64(), number64());
    }

    public String text() {
        int length = ByteBuffer.wrap(fixed(2)).getShort() & 0xFFFF;
        return new String(fixed(length), StandardCharsets.UTF_8);
    }

    public Sums sums() {
        return new Sums(number64(), number64(), number64());
    }

    public byte[] fixed(int length) {
        byte[] bytes = new byte[length];
        try {
            in.get(bytes);
        } catch (BufferUnderflowException tooShort) {
            throw new IllegalArgumentException("bytes: too few (expected: " + length + " more)", tooShort);
        }
        return bytes;
    }

    public void end() {
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("bytes: " + in.remaining() + " more (expected: the end)");
        }
    }
}
