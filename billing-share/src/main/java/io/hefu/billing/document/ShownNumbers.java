package io.hefu.billing.document;

import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.Clause;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a statement's tables in fen: calls, units, gross, a column for each clause, the share. They add up across
 * (clauses to the share) and down (lines, corrections and residues to the payable).
 *
 * <p>What no clause shown accounts for stands in a column of its own: the residues, and clauses for which there is no room.
 */
final class ShownNumbers {

    private static final int USAGE = 0;
    private static final int CORRECTIONS = 1;
    private static final int RESIDUES = 2;

    private final List<List<Amounts>> lines;
    private final List<Clause> clauses;
    private final FenTable shares;
    private final FenTable gross;
    private final boolean hasOther;

    /** @param clauses that are shown; fewer than there are, or all */
    ShownNumbers(List<Amounts> usage, List<Amounts> corrections, List<Clause> clauses, Balance balance) {
        this.lines = List.of(usage, corrections);
        this.clauses = clauses;
        long[] opening = new long[clauses.size() + 1];
        long[] closing = new long[clauses.size() + 1];
        opening[clauses.size()] = balance.openingResidue().microYuan();
        closing[clauses.size()] = -balance.closingResidue().microYuan();
        this.shares = new FenTable(
                List.of(
                        usage.stream().map(this::shareParts).toList(),
                        corrections.stream().map(this::shareParts).toList(),
                        List.of(opening, closing)),
                clauses.size() + 1);
        this.gross = new FenTable(
                List.of(
                        usage.stream().map(ShownNumbers::grossAlone).toList(),
                        corrections.stream().map(ShownNumbers::grossAlone).toList()),
                1);
        this.hasOther = !clauses.isEmpty() && anyOther();
    }

    /** What each clause brought, and what is left of the share behind them. */
    private long[] shareParts(Amounts amounts) {
        long[] parts = new long[clauses.size() + 1];
        Money other = amounts.share();
        for (int i = 0; i < clauses.size(); i++) {
            Money part = amounts.steps().getOrDefault(clauses.get(i), Money.ZERO);
            parts[i] = part.microYuan();
            other = other.minus(part);
        }
        parts[clauses.size()] = other.microYuan();
        return parts;
    }

    private static long[] grossAlone(Amounts amounts) {
        return new long[] {amounts.gross().microYuan()};
    }

    private boolean anyOther() {
        int other = clauses.size();
        boolean any = shares.cell(RESIDUES, 0, other) != 0 || shares.cell(RESIDUES, 1, other) != 0;
        for (int section = 0; section < lines.size(); section++) {
            for (int row = 0; row < lines.get(section).size() && !any; row++) {
                any = shares.cell(section, row, other) != 0;
            }
        }
        return any;
    }

    /** Each in Chinese and, on a line of its own, in English; of clauses the number and the name. */
    List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("调用\nCalls", "单位\nUnits", "总额\nGross"));
        clauses.forEach(clause -> heads.add(clause.number() + "\n" + clause.name()));
        if (hasOther) {
            heads.add("其他\nOther");
        }
        heads.add("分成\nShare");
        return heads;
    }

    List<String> usage(int row) {
        return line(USAGE, row);
    }

    List<String> correction(int row) {
        return line(CORRECTIONS, row);
    }

    private List<String> line(int section, int row) {
        Amounts amounts = lines.get(section).get(row);
        List<String> numbers = counts(amounts);
        numbers.add(Wording.fen(gross.cell(section, row, 0)));
        for (int i = 0; i < clauses.size(); i++) {
            boolean applies = amounts.steps().containsKey(clauses.get(i));
            numbers.add(applies ? Wording.fen(shares.cell(section, row, i)) : "");
        }
        if (hasOther) {
            boolean any = shareParts(amounts)[clauses.size()] != 0;
            numbers.add(any ? Wording.fen(shares.cell(section, row, clauses.size())) : "");
        }
        numbers.add(Wording.fen(shares.sum(section, row)));
        return numbers;
    }

    /** @param total of all usage, for its counts */
    List<String> usageTotal(Amounts total) {
        return subtotal(USAGE, total);
    }

    List<String> correctionTotal(Amounts total) {
        return subtotal(CORRECTIONS, total);
    }

    private List<String> subtotal(int section, Amounts total) {
        List<String> numbers = counts(total);
        numbers.add(Wording.fen(gross.subtotal(section, 0)));
        long sum = 0;
        for (int column = 0; column <= clauses.size(); column++) {
            long subtotal = shares.subtotal(section, column);
            addColumn(numbers, column, subtotal);
            sum += subtotal;
        }
        numbers.add(Wording.fen(sum));
        return numbers;
    }

    List<String> openingResidue() {
        return residue(0);
    }

    /** Below zero: it is taken off. */
    List<String> closingResidue() {
        return residue(1);
    }

    private List<String> residue(int row) {
        List<String> numbers = new ArrayList<>(List.of("", "", ""));
        clauses.forEach(clause -> numbers.add(""));
        addOther(numbers, shares.cell(RESIDUES, row, clauses.size()));
        numbers.add(Wording.fen(shares.sum(RESIDUES, row)));
        return numbers;
    }

    /** @param all usage and corrections, for their counts */
    List<String> payable(Amounts all) {
        List<String> numbers = counts(all);
        numbers.add(Wording.fen(gross.total(0)));
        for (int column = 0; column <= clauses.size(); column++) {
            addColumn(numbers, column, shares.total(column));
        }
        numbers.add(Wording.fen(payableFen()));
        return numbers;
    }

    /** The sum of all columns. */
    long payableFen() {
        long sum = 0;
        for (int column = 0; column <= clauses.size(); column++) {
            sum += shares.total(column);
        }
        return sum;
    }

    private static List<String> counts(Amounts amounts) {
        return new ArrayList<>(List.of(Wording.count(amounts.calls()), Wording.count(amounts.units())));
    }

    private void addColumn(List<String> numbers, int column, long fen) {
        if (column < clauses.size()) {
            numbers.add(Wording.fen(fen));
        } else {
            addOther(numbers, fen);
        }
    }

    private void addOther(List<String> numbers, long fen) {
        if (hasOther) {
            numbers.add(Wording.fen(fen));
        }
    }
}
