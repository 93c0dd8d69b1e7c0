package io.hefu.billing.seal;

import io.hefu.core.money.Money;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Reads what {@link CanonicalOutput} wrote, and nothing else: every method fails with {@link IllegalArgumentException} where
 * the bytes are too few or are no form of such a value.
 */
public final class CanonicalInput {

    private final ByteBuffer buffer;

    public CanonicalInput(byte[] bytes) {
        this.buffer = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    public int octet() {
        return fixed(1)[0] & 0xFF;
    }

    public int number32() {
        return ByteBuffer.wrap(fixed(Integer.BYTES)).getInt();
    }

    public long number64() {
        return ByteBuffer.wrap(fixed(Long.BYTES)).getLong();
    }

    /** How many entries follow. Each takes a byte or more, so no number can make the reader take memory for nothing. */
    public int entries() {
        int entries = number32();
        if (entries < 0 || entries > buffer.remaining()) {
            throw malformed(entries + " entries in " + buffer.remaining() + " bytes");
        }
        return entries;
    }

    public UUID id() {
        return new UUID(number64(), number64());
    }

    public Money money() {
        return new Money(number64());
    }

    public Hash hash() {
        return new Hash(fixed(Hash.LENGTH));
    }

    public Totals totals() {
        return new Totals(number64(), money(), money());
    }

    public Node node() {
        return new Node(hash(), totals());
    }

    public String text() {
        int length = ByteBuffer.wrap(fixed(Short.BYTES)).getShort() & 0xFFFF;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(fixed(length)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("text before byte " + buffer.position() + " is not UTF-8", notUtf8);
        }
    }

    public byte[] fixed(int length) {
        byte[] bytes = new byte[length];
        try {
            buffer.get(bytes);
        } catch (BufferUnderflowException tooFew) {
            throw new IllegalArgumentException(
                    buffer.remaining() + " bytes left (expected: " + length + " or more)", tooFew);
        }
        return bytes;
    }

    /** Consumes a constant. */
    public void expect(byte[] constant, String what) {
        if (!Arrays.equals(fixed(constant.length), constant)) {
            throw malformed("not " + what);
        }
    }

    /** To be called after the last value: anything behind it is refused. */
    public void end() {
        if (buffer.hasRemaining()) {
            throw malformed(buffer.remaining() + " bytes too many");
        }
    }

    private IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException(why + ", at byte " + buffer.position());
    }
}
