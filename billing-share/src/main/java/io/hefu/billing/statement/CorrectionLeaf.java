package io.hefu.billing.statement;

import io.hefu.billing.seal.CanonicalInput;
import io.hefu.billing.seal.CanonicalOutput;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One correction. Its numbers are differences and may be negative.
 *
 * @param id of the late call, or of the adjustment
 * @param postedAt to the microsecond
 * @param corrects the period it should have been in, {@code 2026-10} or {@code 2026-10-31}; empty where it belongs to none
 */
public record CorrectionLeaf(
        UUID id,
        Instant postedAt,
        LineKey line,
        CorrectionReason reason,
        String corrects,
        long calls,
        long units,
        Money gross,
        Money share,
        Salt salt)
        implements Leaf {

    static final int KIND = 2;

    public CorrectionLeaf {
        postedAt = postedAt.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public byte[] encoded() {
        var out = new CanonicalOutput().octet(VERSION).octet(KIND).id(id);
        out.number64(ChronoUnit.MICROS.between(Instant.EPOCH, postedAt));
        line.writeTo(out);
        out.octet(reason.code()).text(corrects).number64(calls).number64(units);
        out.number64(gross.microYuan()).number64(share.microYuan());
        return out.fixed(salt.bytes()).bytes();
    }

    static CorrectionLeaf readFrom(CanonicalInput in) {
        return new CorrectionLeaf(
                in.id(),
                Instant.EPOCH.plus(in.number64(), ChronoUnit.MICROS),
                LineKey.readFrom(in),
                CorrectionReason.of(in.octet()),
                in.text(),
                in.number64(),
                in.number64(),
                in.money(),
                in.money(),
                new Salt(in.fixed(Salt.LENGTH)));
    }
}
