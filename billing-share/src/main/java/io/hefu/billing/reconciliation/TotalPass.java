package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what is left with the totals of a partner that does not name calls. If all it sent are totals, then what it has
 * no total of is missing there as a sum, not line by line.
 */
final class TotalPass {

    /** Both sides of a day, a product and a result. */
    private record Compared(
            long day,
            long product,
            Product name,
            ResultClass result,
            LineSum ours,
            LineSum theirs,
            int[] here,
            int[] there) {

        boolean isAlike() {
            return ours.calls() == theirs.calls() && ours.microYuan() == theirs.microYuan() && ours.sameUnits(theirs);
        }

        long difference() {
            return Math.abs(Math.subtractExact(theirs.microYuan(), ours.microYuan()));
        }

        boolean isSameDayAndProduct(Compared other) {
            return day == other.day && product == other.product;
        }

        Total total(LineSum sum) {
            return sum.total(day, name, result);
        }
    }

    private final Matching matching;
    private final boolean onlyTotals;

    TotalPass(Matching matching, boolean onlyTotals) {
        this.matching = matching;
        this.onlyTotals = onlyTotals;
    }

    void run() {
        LineTable ours = matching.ours;
        LineTable theirs = matching.theirs;
        int[] their = matching.openTheirs(line -> theirs.isTotal(line) && matching.comparison.isInPeriod(theirs, line));
        if (their.length == 0 && !onlyTotals) {
            return;
        }
        boolean withResult = true;
        for (int line : their) {
            withResult &= theirs.result(line) != ResultClass.NOT_STATED;
        }
        int[] our = matching.openOurs(line -> matching.comparison.isInPeriod(ours, line));
        Groups groups = new Groups(new TotalKey(withResult, false, false), ours, our, theirs, their);
        List<Compared> differing = new ArrayList<>();
        while (groups.next()) {
            int[] here = groups.our();
            int[] there = groups.their();
            if (there.length > 0 || onlyTotals) {
                compare(here, there, withResult, differing);
            }
        }
        settle(differing);
    }

    private void compare(int[] here, int[] there, boolean withResult, List<Compared> differing) {
        LineTable table = there.length > 0 ? matching.theirs : matching.ours;
        int any = there.length > 0 ? there[0] : here[0];
        Compared compared = new Compared(
                BusinessDay.of(table.at(any)),
                table.product(any),
                matching.products.named(table.product(any)),
                withResult ? table.result(any) : ResultClass.NOT_STATED,
                LineSum.of(matching.ours, here),
                LineSum.of(matching.theirs, there),
                here,
                there);
        if (compared.isAlike()) {
            matching.group(Pass.TOTAL, here, there);
            return;
        }
        matching.take(here, there);
        differing.add(compared);
    }

    /** In the order of the keys: results of a day and product stand together. */
    private void settle(List<Compared> differing) {
        int from = 0;
        while (from < differing.size()) {
            int to = from + 1;
            while (to < differing.size() && differing.get(from).isSameDayAndProduct(differing.get(to))) {
                to++;
            }
            settleDay(differing.subList(from, to));
            from = to;
        }
    }

    /** As many calls in all, but other results: the same calls, delivered for one and failed for the other. */
    private void settleDay(List<Compared> results) {
        long more = results.stream()
                .mapToLong(
                        compared -> compared.theirs().calls() - compared.ours().calls())
                .sum();
        if (results.size() == 2
                && more == 0
                && results.get(0).ours().calls() != results.get(0).theirs().calls()) {
            Compared compared = results.get(0);
            Money atRisk =
                    new Money(Math.max(compared.difference(), results.get(1).difference()));
            Total ours = compared.total(compared.ours());
            Total theirs = compared.total(compared.theirs());
            matching.totals.add(new Difference.Otherwise(DifferenceKind.STATUS, ours, theirs, atRisk));
            return;
        }
        results.forEach(this::settle);
    }

    private void settle(Compared compared) {
        Total ours = compared.total(compared.ours());
        Total theirs = compared.total(compared.theirs());
        Money atRisk = new Money(compared.difference());
        if (!matching.products.isKnown(compared.product())) {
            matching.totals.add(new Difference.UnknownProduct(
                    Optional.empty(),
                    theirs,
                    new Money(Math.abs(compared.theirs().microYuan()))));
        } else if (theirs.calls() < ours.calls()) {
            Optional<Position> smaller = compared.there().length == 0 ? Optional.empty() : Optional.of(theirs);
            matching.totals.add(new Difference.MissingTheirs(ours, smaller, atRisk));
        } else if (theirs.calls() > ours.calls()) {
            Optional<Position> smaller = compared.here().length == 0 ? Optional.empty() : Optional.of(ours);
            matching.totals.add(new Difference.MissingOurs(smaller, theirs, atRisk));
        } else {
            matching.totals.add(new Difference.Otherwise(kind(compared), ours, theirs, atRisk));
        }
    }

    private DifferenceKind kind(Compared compared) {
        LineSum ours = compared.ours();
        LineSum theirs = compared.theirs();
        boolean otherVersion =
                ours.rateVersion() != 0 && theirs.rateVersion() != 0 && ours.rateVersion() != theirs.rateVersion();
        boolean knownPrice = theirs.unitPrice() >= 0
                && theirs.unitPrice() != ours.unitPrice()
                && matching.comparison.pricesOf(compared.product()).stream()
                        .anyMatch(price -> price.perUnit().microYuan() == theirs.unitPrice());
        if (ours.sameUnits(theirs) && (otherVersion || knownPrice)) {
            return DifferenceKind.RATE_VERSION;
        }
        boolean isWithTax = matching.comparison.taxRate(ours.microYuan(), theirs.microYuan()) != 0;
        return isWithTax ? DifferenceKind.TAX : DifferenceKind.AMOUNT;
    }
}
