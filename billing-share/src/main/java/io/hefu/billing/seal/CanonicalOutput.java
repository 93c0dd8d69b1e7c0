package io.hefu.billing.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes the one form that is hashed and signed: big-endian numbers, texts as UTF-8 with their length (16 bit) in front.
 * There is no second way to write the same values, which is why it is not JSON.
 */
public final class CanonicalOutput {

    private static final int LONGEST_TEXT = 0xFFFF;

    private ByteBuffer buffer = ByteBuffer.allocate(256);

    /** @param value 0 to 255 */
    public CanonicalOutput octet(int value) {
        if ((value & ~0xFF) != 0) {
            throw new IllegalArgumentException("octet: " + value + " (expected: 0 to 255)");
        }
        room(1).put((byte) value);
        return this;
    }

    public CanonicalOutput number32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    public CanonicalOutput number64(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    public CanonicalOutput id(UUID value) {
        return number64(value.getMostSignificantBits()).number64(value.getLeastSignificantBits());
    }

    /** Bytes whose number the reader knows. */
    public CanonicalOutput fixed(byte[] value) {
        room(value.length).put(value);
        return this;
    }

    public CanonicalOutput hash(Hash value) {
        return fixed(value.bytes());
    }

    public CanonicalOutput node(Node node) {
        return hash(node.hash()).totals(node.totals());
    }

    public CanonicalOutput totals(Totals totals) {
        return number64(totals.count())
                .number64(totals.gross().microYuan())
                .number64(totals.share().microYuan());
    }

    public CanonicalOutput text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "text: " + utf8.length + " bytes (expected: at most " + LONGEST_TEXT + ")");
        }
        room(Short.BYTES).putShort((short) utf8.length);
        return fixed(utf8);
    }

    public byte[] bytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int length = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), length)).position(buffer.position());
        }
        return buffer;
    }
}
