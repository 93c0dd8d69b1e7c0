package io.hefu.billing.statement;

import io.hefu.billing.seal.CanonicalInput;
import io.hefu.billing.seal.CanonicalOutput;
import io.hefu.billing.seal.Section;
import io.hefu.core.call.CallId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One rated call.
 *
 * @param receivedAt to the microsecond
 * @param status and code: the result the call was answered with
 * @param priceVersion 0 where nothing is charged
 * @param gross not negative
 */
public record CallLeaf(
        CallId call,
        Instant receivedAt,
        LineKey line,
        int status,
        String code,
        long units,
        int priceVersion,
        Money gross,
        Money share,
        Salt salt)
        implements Leaf {

    static final int KIND = 1;

    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final int BITS_BELOW_TIMESTAMP = 16;

    public CallLeaf {
        if (gross.compareTo(Money.ZERO) < 0 || units < 0 || priceVersion < 0) {
            throw new IllegalArgumentException("call " + call + ": gross " + gross + ", " + units
                    + " units, price version " + priceVersion + " (expected: none negative)");
        }
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public UUID id() {
        return call.value();
    }

    /**
     * By the time within the call id (RFC 9562 §5.7), so that leaves in the order of their ids fill one minute after the
     * other. The gateway mints the id on receipt; {@code receivedAt} may be a moment later.
     */
    Section minute() {
        long millis = call.value().getMostSignificantBits() >>> BITS_BELOW_TIMESTAMP;
        return Section.minute(millis / MILLIS_PER_MINUTE);
    }

    @Override
    public byte[] encoded() {
        var out = new CanonicalOutput().octet(VERSION).octet(KIND).id(call.value());
        out.number64(ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt));
        line.writeTo(out);
        out.number32(status).text(code).number64(units).number32(priceVersion);
        out.number64(gross.microYuan()).number64(share.microYuan());
        return out.fixed(salt.bytes()).bytes();
    }

    static CallLeaf readFrom(CanonicalInput in) {
        return new CallLeaf(
                new CallId(in.id()),
                Instant.EPOCH.plus(in.number64(), ChronoUnit.MICROS),
                LineKey.readFrom(in),
                in.number32(),
                in.text(),
                in.number64(),
                in.number32(),
                in.money(),
                in.money(),
                new Salt(in.fixed(Salt.LENGTH)));
    }
}
