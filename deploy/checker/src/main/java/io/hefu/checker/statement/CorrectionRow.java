package io.hefu.checker.statement;

import io.hefu.checker.seal.Bytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A correction, as one party has it. */
public record CorrectionRow(
        UUID id, Instant postedAt, LineKey line, CorrectionReason reason, String corrects, Amounts amounts) {

    /** What corrections of one line have in common; lines stand in this order, after those of usage. */
    public record Key(LineKey line, CorrectionReason reason, String corrects) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byLine = line.compareTo(other.line);
            int byReason = byLine != 0 ? byLine : reason.compareTo(other.reason);
            return byReason != 0 ? byReason : corrects.compareTo(other.corrects);
        }
    }

    public Key key() {
        return new Key(line, reason, corrects);
    }

    byte[] leaf(byte[] salt) {
        Bytes out = new Bytes().octet(1).octet(2).id(id).number64(ChronoUnit.MICROS.between(Instant.EPOCH, postedAt));
        line.writeTo(out);
        return out.octet(reason.code())
                .text(corrects)
                .number64(amounts.calls())
                .number64(amounts.units())
                .number64(amounts.gross())
                .number64(amounts.share())
                .fixed(salt)
                .array();
    }
}
