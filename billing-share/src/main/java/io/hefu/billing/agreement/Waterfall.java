package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clauses by which revenue is shared, in the order in which they are served. A pure function from what has come in
 * so far in a settlement period to whose it is; see the package for what is always true of it.
 */
public record Waterfall(List<Party> parties, List<Step> steps) {

    /** @throws RefusedException with {@link AgreementRefusal}, where the clauses do not decide every case */
    public Waterfall {
        parties = parties.stream()
                .sorted(Comparator.comparing(Party::organisation, Party.ORDER))
                .toList();
        steps = List.copyOf(steps);
        WaterfallRules.require(parties, steps);
    }

    /**
     * Refunds excluded, then one split: percentages of what is left for some, the rest for the operator.
     *
     * @param operator takes the remainder
     */
    public static Waterfall percentages(OrganisationId operator, List<Portion> partners) {
        List<Party> parties = new ArrayList<>();
        parties.add(new Party(operator, Role.OPERATOR));
        partners.forEach(portion -> parties.add(new Party(portion.party(), Role.PARTNER)));
        Step refunds = Exclusion.ofRefunds(new Clause("1"));
        Step remainder = new Remainder(new Clause("3"), operator);
        return new Waterfall(
                parties,
                partners.isEmpty()
                        ? List.of(refunds, remainder)
                        : List.of(refunds, new Split(new Clause("2"), Basis.NET, partners), remainder));
    }

    /** Who takes what the other clauses leave. */
    public OrganisationId remainder() {
        return remainderStep().party();
    }

    /** By which they take it. */
    public Clause remainderClause() {
        return remainderStep().clause();
    }

    private Remainder remainderStep() {
        return steps.stream()
                .filter(Remainder.class::isInstance)
                .map(Remainder.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whose all is that has come in so far, as if the period ended here. Less than nothing is shared as the mirror of as much
     * more: {@code evaluate(−x) = −evaluate(x)}.
     */
    public Distribution evaluate(Cumulative soFar) {
        soFar.requireConsistent();
        if (soFar.isReversal()) {
            return evaluate(soFar.negated()).negated();
        }
        Pot pot = new Pot(parties, soFar);
        steps.forEach(pot::settle);
        return pot.distribution();
    }

    /**
     * What is to be posted when more has come in, or less: whatever the steps from nothing to the total, what is posted along
     * them sums to {@code evaluate(total)}. A single posting to a party may be below zero, the sum is not.
     */
    public Distribution post(Cumulative before, Cumulative after) {
        return evaluate(after).minus(evaluate(before));
    }

    /** Clauses that look at a whole settlement period, so that a version with them begins and ends with one. */
    Stream<Clause> clausesByPeriod() {
        return steps.stream().filter(Step::countsByPeriod).map(Step::clause);
    }
}
