package io.hefu.billing.statement;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Node;
import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.Sections;
import io.hefu.billing.seal.Totals;
import io.hefu.core.settlement.StatementPeriod;
import java.util.List;

/**
 * A month out of the heads of its days: their roots make its tree, their sums its sums. What a day's statement has said can
 * therefore not be said differently by the month's.
 */
public record MonthTree(List<StatementHead> days) {

    /** @throws IllegalArgumentException when they are not ascending days of one month and party, each carrying on the one before */
    public MonthTree {
        days = List.copyOf(days);
        for (int i = 0; i < days.size(); i++) {
            requireDay(days.get(i), days.get(0));
            if (i > 0) {
                requireNext(days.get(i - 1), days.get(i));
            }
        }
    }

    public Sections sections() {
        return new Sections(days.stream()
                .map(day -> new Sections.Entry(
                        Section.day(day.period().from().toEpochDay()), new Node(day.root(), day.totals())))
                .toList());
    }

    public Totals calls() {
        return days.stream().map(StatementHead::calls).reduce(Totals.NONE, Totals::plus);
    }

    public Totals corrections() {
        return days.stream().map(StatementHead::corrections).reduce(Totals.NONE, Totals::plus);
    }

    public List<Hash> hashes() {
        return days.stream().map(StatementHead::hash).toList();
    }

    private static void requireDay(StatementHead day, StatementHead first) {
        boolean fits = day.period().kind() == StatementPeriod.Kind.DAY
                && day.party().equals(first.party())
                && StatementPeriod.month(day.period().from())
                        .equals(StatementPeriod.month(first.period().from()));
        if (!fits) {
            throw new IllegalArgumentException(day.period() + " of party " + day.party()
                    + " (expected: a day of the month and party of the first)");
        }
    }

    private static void requireNext(StatementHead before, StatementHead day) {
        boolean carriesOn = day.period().from().isAfter(before.period().from())
                && day.previous().equals(before.hash())
                && day.openingResidue().equals(before.balance().closingResidue());
        if (!carriesOn) {
            throw new IllegalArgumentException(day.period() + " does not carry on " + before.period()
                    + " (expected: a later date, its hash, its residue)");
        }
    }
}
