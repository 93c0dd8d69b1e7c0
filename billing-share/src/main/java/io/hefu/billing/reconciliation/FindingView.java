package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.util.Optional;

/** What was found, as people see it: the difference with its lines, and a guess at its cause. */
final class FindingView {

    private final Matching matching;
    private final Patterns patterns;
    private final OurSuspense suspense;

    /** @param patterns having looked at all findings */
    FindingView(Matching matching, Patterns patterns, OurSuspense suspense) {
        this.matching = matching;
        this.patterns = patterns;
        this.suspense = suspense;
    }

    Difference difference(int finding) {
        Findings findings = matching.findings;
        DifferenceKind kind = findings.kind(finding);
        int our = findings.our(finding);
        int their = findings.their(finding);
        return switch (kind) {
            case MISSING_THEIRS ->
                new Difference.MissingTheirs(ours(our), Optional.empty(), amount(matching.ours, our));
            case MISSING_OURS ->
                new Difference.MissingOurs(Optional.empty(), theirs(their), amount(matching.theirs, their));
            case DUPLICATE_THEIRS ->
                new Difference.DuplicateTheirs(
                        theirs(their), findings.isIdentical(finding), amount(matching.theirs, their));
            case UNKNOWN_PRODUCT ->
                our == Findings.NONE
                        ? new Difference.UnknownProduct(Optional.empty(), theirs(their), amount(matching.theirs, their))
                        : new Difference.UnknownProduct(
                                Optional.of(ours(our)), theirs(their), atRisk(kind, our, their));
            case PERIOD_SHIFT -> new Difference.PeriodShift(ours(our), theirs(their), atRisk(kind, our, their));
            case PRODUCT, STATUS, TAX, RATE_VERSION, AMOUNT ->
                new Difference.Otherwise(kind, ours(our), theirs(their), atRisk(kind, our, their));
        };
    }

    Cause cause(int finding) {
        Findings findings = matching.findings;
        int our = findings.our(finding);
        int their = findings.their(finding);
        return switch (findings.kind(finding)) {
            case MISSING_THEIRS -> patterns.ofMissingTheirs(our);
            case MISSING_OURS -> isSuspended(their) ? new Cause.SuspendedHere() : new Cause.Unexplained();
            case DUPLICATE_THEIRS ->
                findings.isIdentical(finding) ? new Cause.SentTwice() : new Cause.ReusedReference();
            case UNKNOWN_PRODUCT -> new Cause.NamedOtherwise(theirs(their).product());
            case PERIOD_SHIFT -> patterns.ofShift(our, their);
            case TAX -> causeOfTax(our, their);
            case RATE_VERSION -> patterns.ofRate(our, their);
            case AMOUNT -> patterns.ofAmount(our, their);
            case PRODUCT, STATUS -> new Cause.Unexplained();
        };
    }

    private Cause causeOfTax(int our, int their) {
        int rate = matching.comparison.taxRate(matching.ours.amount(our), matching.theirs.amount(their));
        return rate == 0
                ? new Cause.OtherTax(new Money(matching.ours.tax(our)), new Money(matching.theirs.tax(their)))
                : new Cause.TaxIncluded(Math.abs(rate), rate > 0);
    }

    Cause causeOfTotal(Difference difference) {
        if (difference instanceof Difference.UnknownProduct unknown) {
            return new Cause.NamedOtherwise(unknown.theirs().product());
        }
        if (difference.kind() == DifferenceKind.TAX && difference instanceof Difference.Otherwise tax) {
            int rate = matching.comparison.taxRate(
                    tax.ours().amount().microYuan(), tax.theirs().amount().microYuan());
            return new Cause.TaxIncluded(Math.abs(rate), rate > 0);
        }
        if (difference.kind() == DifferenceKind.RATE_VERSION && difference instanceof Difference.Otherwise rate) {
            return patterns.ofRate(rate.ours(), rate.theirs());
        }
        return new Cause.Unexplained();
    }

    private boolean isSuspended(int their) {
        return theirs(their).call().filter(suspense::contains).isPresent();
    }

    private Money atRisk(DifferenceKind kind, int our, int their) {
        return matching.comparison.atRisk(kind, matching.ours, our, matching.theirs, their);
    }

    private Line ours(int line) {
        return matching.ours.line(line, matching.products);
    }

    private Line theirs(int line) {
        return matching.theirs.line(line, matching.products);
    }

    private static Money amount(LineTable lines, int line) {
        return new Money(Math.abs(lines.amount(line)));
    }
}
