package io.hefu.billing.statement;

import io.hefu.billing.seal.CanonicalInput;
import io.hefu.billing.seal.CanonicalOutput;
import io.hefu.billing.seal.Hash;
import io.hefu.core.settlement.StatementPeriod;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * One head over all parties' heads of a period, the same for everyone. Partners who compare its hash know that none of them
 * was shown a history of its own.
 *
 * @param issuedAt to the microsecond
 * @param root of the {@link GlobalTree}
 * @param previous hash of the global head before of the same kind, or {@link Hash#NONE}
 */
public record GlobalHead(StatementPeriod period, Instant issuedAt, String keyId, long heads, Hash root, Hash previous) {

    private static final byte[] MAGIC = "HFGH".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    public GlobalHead {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MICROS);
        if (heads < 1) {
            throw new IllegalArgumentException("heads: " + heads + " (expected: >= 1)");
        }
    }

    public Hash hash() {
        return Hash.of(encoded());
    }

    public byte[] encoded() {
        return new CanonicalOutput()
                .fixed(MAGIC)
                .octet(VERSION)
                .octet(period.kind().code())
                .number64(period.from().toEpochDay())
                .number64(ChronoUnit.MICROS.between(Instant.EPOCH, issuedAt))
                .text(keyId)
                .number64(heads)
                .hash(root)
                .hash(previous)
                .bytes();
    }

    /** @throws IllegalArgumentException when the bytes are no global head */
    public static GlobalHead decoded(byte[] encoded) {
        var in = new CanonicalInput(encoded);
        in.expect(MAGIC, "a global head");
        in.expect(new byte[] {VERSION}, "version " + VERSION);
        var head = new GlobalHead(
                new StatementPeriod(StatementPeriod.Kind.of(in.octet()), LocalDate.ofEpochDay(in.number64())),
                Instant.EPOCH.plus(in.number64(), ChronoUnit.MICROS),
                in.text(),
                in.number64(),
                in.hash(),
                in.hash());
        in.end();
        return head;
    }
}
