package io.hefu.gateway.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One entry as it lies in a segment: magic (4 bytes, with the version of the form), length of the payload (4), sequence
 * number (8), CRC-32C of sequence number and payload (4), payload. A frame that a crash cut off, or bytes that never were
 * one, do not read as a frame.
 */
record Frame(long sequence, byte[] payload) {

    static final int HEADER_BYTES = 20;

    private static final int MAGIC = 0x48465531; // "HFU1"
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
                .putInt(checksum(sequence, payload))
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
        int checksum = buffer.getInt();
        if (length < 0 || length > LONGEST_PAYLOAD_BYTES || length > buffer.remaining()) {
            buffer.position(start);
            return Optional.empty();
        }
        byte[] payload = new byte[length];
        buffer.get(payload);
        if (checksum(sequence, payload) != checksum) {
            buffer.position(start);
            return Optional.empty();
        }
        return Optional.of(new Frame(sequence, payload));
    }

    private static int checksum(long sequence, byte[] payload) {
        CRC32C crc = new CRC32C();
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            crc.update((int) (sequence >>> shift));
        }
        crc.update(payload);
        return (int) crc.getValue();
    }
}
