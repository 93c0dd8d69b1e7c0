package io.hefu.billing.reconciliation;

import io.hefu.billing.statement.CallLeaf;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Our side while it is read: calls as a statement has them, some thousands at a time. */
final class OurLines {

    private static final int LINES_AT_ONCE = 4_096;
    private static final int SUCCESS = 200;
    private static final int NO_SUCCESS = 300;

    private final Products products;
    private final boolean byShare;
    private final ExternalSort sort;
    private final LineTable lines = new LineTable();
    private long count;

    /** @param byShare whether what is compared is what the party gets, and not what was charged */
    OurLines(Products products, boolean byShare, ExternalSort sort) {
        this.products = products;
        this.byShare = byShare;
        this.sort = sort;
    }

    void add(CallLeaf leaf) {
        add(
                leaf.call().value(),
                leaf.receivedAt(),
                new Product(leaf.line().api().value(), leaf.line().operation()),
                leaf.status(),
                leaf.units(),
                leaf.priceVersion(),
                leaf.gross(),
                leaf.share());
    }

    /** @param priceVersion 0 where it is not known */
    void add(
            UUID call,
            Instant receivedAt,
            Product product,
            int status,
            long units,
            int priceVersion,
            Money gross,
            Money share) {
        int line = lines.append();
        lines.call(line, call.getMostSignificantBits(), call.getLeastSignificantBits());
        lines.at(line, ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt));
        lines.product(line, products.numberOf(product));
        lines.amount(line, (byShare ? share : gross).microYuan());
        lines.units(line, units);
        lines.callsAndRate(line, 1, priceVersion);
        boolean delivered = status >= SUCCESS && status < NO_SUCCESS;
        lines.kind(line, 0, delivered ? ResultClass.DELIVERED : ResultClass.FAILED, false);
        count++;
        if (lines.size() == LINES_AT_ONCE) {
            flush();
        }
    }

    long count() {
        return count;
    }

    void flush() {
        sort.add(lines);
        lines.clear();
    }
}
