package io.hefu.billing.reconciliation;

import io.hefu.billing.digest.CanonicalDigest;
import io.hefu.core.money.Money;

/** Reads a side's sorted lines call by call, counts and hashes them on the way. Lines that name no call come one by one. */
final class CallGroups {

    private final LineStream stream;
    private final LineComparison comparison;
    private final CanonicalDigest digest = new CanonicalDigest();
    private final LineTable ahead = new LineTable();
    private final LineTable group = new LineTable();
    private long lines;
    private long microYuan;
    private boolean onlyTotals = true;

    CallGroups(LineStream stream, LineComparison comparison) {
        this.stream = stream;
        this.comparison = comparison;
        stream.appendNext(ahead);
    }

    /** The lines of the present call, ordered by content. */
    LineTable group() {
        return group;
    }

    /**
     * Goes on to the next call.
     *
     * @return whether there is one
     */
    boolean next() {
        group.clear();
        if (ahead.size() == 0) {
            return false;
        }
        do {
            take();
        } while (ahead.size() > 0 && ahead.hasCall(0) && LineOrder.byCall(group, 0, ahead, 0) == 0);
        return true;
    }

    /** Lines of the period, and what they sum to. */
    ReconciliationResult.Side side() {
        return new ReconciliationResult.Side(lines, new Money(microYuan));
    }

    boolean isOnlyTotals() {
        return onlyTotals && lines > 0;
    }

    byte[] hash() {
        return digest.bytes();
    }

    private void take() {
        int line = group.append(ahead, 0);
        for (int word = 0; word < LineTable.WORDS; word++) {
            digest.add(group.content(line, word));
        }
        if (comparison.isInPeriod(group, line)) {
            lines++;
            microYuan = Math.addExact(microYuan, group.amount(line));
            onlyTotals &= group.isTotal(line);
        }
        ahead.clear();
        if (stream.appendNext(ahead) && LineOrder.byContent(group, line, ahead, 0) > 0) {
            throw new IllegalArgumentException(
                    "lines: out of order after " + (line + 1) + " of a call (expected: by content)");
        }
    }
}
