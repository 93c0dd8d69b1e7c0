package io.hefu.checker.statement;

import io.hefu.checker.seal.Bytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A rated call. */
public record CallRow(
        UUID call,
        Instant receivedAt,
        LineKey line,
        int status,
        String code,
        long units,
        int priceVersion,
        long gross) {

    private static final long MILLIS_PER_MINUTE = 60_000;

    /** Since 1970, by the time that a UUIDv7 has in its first 48 bits. */
    long minute() {
        return (call.getMostSignificantBits() >>> 16) / MILLIS_PER_MINUTE;
    }

    byte[] leaf(long share, byte[] salt) {
        Bytes out =
                new Bytes().octet(1).octet(1).id(call).number64(ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt));
        line.writeTo(out);
        return out.number32(status)
                .text(code)
                .number64(units)
                .number32(priceVersion)
                .number64(gross)
                .number64(share)
                .fixed(salt)
                .array();
    }
}
