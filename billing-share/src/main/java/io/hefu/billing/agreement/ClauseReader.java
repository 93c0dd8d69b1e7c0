package io.hefu.billing.agreement;

import io.hefu.billing.tax.TaxTreatment;

/** Reads a clause as its {@link Step#words()} wrote it. */
final class ClauseReader {

    private ClauseReader() {}

    static Step read(WordReader line) {
        Clause clause = new Clause(line.word());
        String keyword = line.word();
        return switch (keyword) {
            case "exclusion" -> new Exclusion(clause, line.oneOf(Exclusion.Reason.class), line.optionalParty());
            case "reserve" -> new Reserve(clause, line.party(), line.basisPoints(), line.oneOf(Basis.class));
            case "percentage-fee" ->
                new PercentageFee(
                        clause, line.party(), line.basisPoints(), line.oneOf(Basis.class), line.optionalMoney());
            case "unit-fee" ->
                new UnitFee(clause, line.party(), line.oneOf(UnitFee.Per.class), line.money(), line.optionalMoney());
            case "period-fee" -> new PeriodFee(clause, line.party(), line.money());
            case "tax" ->
                new Tax(
                        clause,
                        line.party(),
                        line.basisPoints(),
                        line.oneOf(TaxTreatment.class),
                        line.oneOf(Basis.class));
            case "split" -> new Split(clause, line.oneOf(Basis.class), line.portions());
            case "graduated-split" -> new GraduatedSplit(clause, line.oneOf(Measure.class), line.bands());
            case "cap" -> new Cap(clause, line.party(), line.money());
            case "floor" -> new Floor(clause, line.party(), line.money());
            case "remainder" -> new Remainder(clause, line.party());
            case "minimum-guarantee" ->
                new MinimumGuarantee(clause, line.party(), line.party(), line.money(), line.oneOf(Shortfall.class));
            case "recoupment" -> new Recoupment(clause, line.party(), line.party(), line.money());
            case "fixed-penalty" ->
                new FixedPenalty(clause, line.party(), line.party(), line.money(), line.oneOf(Shortfall.class));
            case "percentage-penalty" -> new PercentagePenalty(clause, line.party(), line.party(), line.basisPoints());
            default -> throw new IllegalArgumentException("clause: " + keyword + " (expected: one of the known kinds)");
        };
    }
}
