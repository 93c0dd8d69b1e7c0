package io.hefu.gateway.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One entry as it lies in a segment: magic (4 bytes, with the version of the form), length of the payload (4), sequence
 * number (8), the last entry forced before (8), CRC-32C of these two numbers and the payload (4), payload. A frame that a
 * crash cut off, or bytes that never were one, do not read as a frame.
 *
 * @param forced the sequence number up to which entries were on disk before this one was written
 */
record Frame(long sequence, long forced, byte[] payload) {

    static final int HEADER_BYTES = 28;

    private static final int MAGIC = 0x48465532; // "HFU2"
    private static final int LONGEST_PAYLOAD_BYTES = 16 * 1024;

    Frame {
        if (payload.length > LONGEST_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "payload: " + payload.length + " bytes (expected: at most " + LONGEST_PAYLOAD_BYTES + ")");
        }
    }

    int bytes() {
        return HEADER_BYTES + payload.length;
    }

    void putInto(ByteBuffer buffer) {
        buffer.putInt(MAGIC)
                .putInt(payload.length)
                .putLong(sequence)
                .putLong(forced)
                .putInt(checksum(sequence, forced, payload))
                .put(payload);
    }

    /** The frame at the buffer's position, which moves past it; empty, and the position left, when there is no whole one. */
    static Optional<Frame> takeFrom(ByteBuffer buffer) {
        int start = buffer.position();
        if (buffer.remaining() < HEADER_BYTES || buffer.getInt() != MAGIC) {
            buffer.position(start);
            return Optional.empty();
        }
        int length = buffer.getInt();
        long sequence = buffer.getLong();
        long forced = buffer.getLong();
        int checksum = buffer.getInt();
        if (length < 0 || length > LONGEST_PAYLOAD_BYTES || length > buffer.remaining()) {
            buffer.position(start);
            return Optional.empty();
        }
        byte[] payload = new byte[length];
        buffer.get(payload);
        if (checksum(sequence, forced, payload) != checksum) {
            buffer.position(start);
            return Optional.empty();
        }
        return Optional.of(new Frame(sequence, forced, payload));
    }

    private static int checksum(long sequence, long forced, byte[] payload) {
        CRC32C crc = new CRC32C();
        update(crc, sequence);
        update(crc, forced);
        crc.update(payload);
        return (int) crc.getValue();
    }

    private static void update(CRC32C crc, long number) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            crc.update((int) (number >>> shift));
        }
    }
}
