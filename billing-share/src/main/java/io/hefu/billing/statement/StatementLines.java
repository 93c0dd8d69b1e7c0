package io.hefu.billing.statement;

import io.hefu.core.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a statement on their way to a writer: usage, then corrections, each ascending and none twice, then the totals,
 * which are summed here. All forms of a statement go this way, so all say the same.
 */
public final class StatementLines {

    private final LineWriter writer;
    private Optional<UsageLine> lastUsage = Optional.empty();
    private Optional<CorrectionLine> lastCorrection = Optional.empty();
    private Amounts usage = Amounts.NONE;
    private Amounts corrections = Amounts.NONE;

    /** @param clauses the columns of steps, in the order they are shown; all that any line has */
    public StatementLines(LineWriter writer, List<Clause> clauses) {
        this.writer = writer;
        writer.begin(clauses);
    }

    /** @throws IllegalArgumentException when the line is not behind the one before it */
    public void add(UsageLine line) {
        requireAfter(lastUsage, line, Comparator.comparing(UsageLine::key));
        if (lastCorrection.isPresent()) {
            throw new IllegalArgumentException("usage " + line.key() + " (expected: before all corrections)");
        }
        lastUsage = Optional.of(line);
        usage = usage.plus(line.amounts());
        writer.usage(line);
    }

    /** @throws IllegalArgumentException when the line is not behind the one before it */
    public void add(CorrectionLine line) {
        requireAfter(lastCorrection, line, CorrectionLine.ORDER);
        lastCorrection = Optional.of(line);
        corrections = corrections.plus(line.amounts());
        writer.correction(line);
    }

    /** @return the balance the lines lead to */
    public Balance finish(Money openingResidue) {
        Amounts all = usage.plus(corrections);
        var balance = new Balance(openingResidue, all.share());
        writer.totals(usage, corrections, all, balance);
        return balance;
    }

    private static <T> void requireAfter(Optional<T> last, T line, Comparator<T> order) {
        if (last.isPresent() && order.compare(last.get(), line) >= 0) {
            throw new IllegalArgumentException(line + " after " + last.get() + " (expected: ascending, none twice)");
        }
    }
}
