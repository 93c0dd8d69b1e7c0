package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;

/**
 * What lines come to.
 *
 * @param unitPrice micro-yuan a unit where all lines have the same, or else -1
 * @param rateVersion where all lines state the same, or else 0
 */
record LineSum(long calls, long units, long microYuan, long unitPrice, int rateVersion) {

    static LineSum of(LineTable table, int[] lines) {
        long calls = 0;
        long units = 0;
        long microYuan = 0;
        long unitPrice = lines.length == 0 ? -1 : table.unitPrice(lines[0]);
        int rateVersion = lines.length == 0 ? 0 : table.rateVersion(lines[0]);
        for (int line : lines) {
            calls += table.calls(line);
            units = Math.addExact(units, table.units(line));
            microYuan = Math.addExact(microYuan, table.amount(line));
            unitPrice = table.unitPrice(line) == unitPrice ? unitPrice : -1;
            rateVersion = table.rateVersion(line) == rateVersion ? rateVersion : 0;
        }
        return new LineSum(calls, units, microYuan, unitPrice, rateVersion);
    }

    boolean sameUnits(LineSum other) {
        return units == 0 || other.units == 0 || units == other.units;
    }

    Total total(long day, Product product, ResultClass result) {
        return new Total(BusinessDay.date(day), product, result, calls, units, new Money(microYuan));
    }
}
