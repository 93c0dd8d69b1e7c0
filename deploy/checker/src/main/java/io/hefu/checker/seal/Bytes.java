package io.hefu.checker.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes the canonical form: numbers big-endian, texts as UTF-8 with their length in 16 bit in front. */
public final class Bytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    public Bytes octet(int value) {
        out.write(value);
        return this;
    }

    public Bytes number16(int value) {
        return fixed(ByteBuffer.allocate(2).putShort((short) value).array());
    }

    public Bytes number32(int value) {
        return fixed(ByteBuffer.allocate(4).putInt(value).array());
    }

    public Bytes number64(long value) {
        return fixed(ByteBuffer.allocate(8).putLong(value).array());
    }

    public Bytes id(UUID value) {
        return number64(value.getMostSignificantBits()).number64(value.getLeastSignificantBits());
    }

    public Bytes fixed(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    public Bytes text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return number16(utf8.length).fixed(utf8);
    }

    public Bytes sums(Sums sums) {
        return number64(sums.count()).number64(sums.gross()).number64(sums.share());
    }

    public Bytes node(Node node) {
        return fixed(node.hash()).sums(node.sums());
    }

    public byte[] array() {
        return out.toByteArray();
    }
}
