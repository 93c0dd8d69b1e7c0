package io.hefu.billing.agreement;

import static io.hefu.billing.agreement.Parties.OPERATOR;
import static io.hefu.billing.agreement.Parties.clause;

import java.util.ArrayList;
import java.util.List;

/** Writes the clauses of a waterfall between refunds, clause 1, and the operator's remainder, clause 99. */
final class Clauses {

    private final List<Step> steps = new ArrayList<>();

    static Clauses begun() {
        return new Clauses().with(Exclusion.ofRefunds(clause("1")));
    }

    Clauses with(Step... more) {
        steps.addAll(List.of(more));
        return this;
    }

    Clauses remainder() {
        return with(new Remainder(clause("99"), OPERATOR));
    }

    Waterfall waterfall() {
        return new Waterfall(Parties.ALL, steps);
    }
}
