package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Allocation;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is still to be shared while the clauses take their turns, and what each party has so far. Nobody is paid more than is
 * left: who comes earlier in the terms is served first.
 */
final class Pot {

    private final Cumulative input;
    private final SortedMap<OrganisationId, Money> shares = new TreeMap<>(Party.ORDER);
    private final List<StepAmount> steps = new ArrayList<>();
    private Money left;
    private Money returned = Money.ZERO;
    private SortedMap<OrganisationId, Money> parts = new TreeMap<>(Party.ORDER);
    private Money moved = Money.ZERO;

    Pot(List<Party> parties, Cumulative input) {
        this.input = input;
        this.left = input.gross();
        parties.forEach(party -> shares.put(party.organisation(), Money.ZERO));
    }

    void settle(Step step) {
        parts = new TreeMap<>(Party.ORDER);
        step.parties().forEach(party -> parts.put(party, Money.ZERO));
        moved = Money.ZERO;
        step.settle(this);
        steps.add(new StepAmount(step.clause(), moved, parts));
    }

    Distribution distribution() {
        return new Distribution(input.gross(), returned, shares, steps);
    }

    Cumulative input() {
        return input;
    }

    Money left() {
        return left;
    }

    Money share(OrganisationId party) {
        return shares.getOrDefault(party, Money.ZERO);
    }

    Money basis(Basis basis) {
        return switch (basis) {
            case GROSS -> input.gross();
            case NET -> left;
        };
    }

    long measured(Measure measure) {
        return switch (measure) {
            case GROSS -> input.gross().microYuan();
            case NET -> left.microYuan();
            case CALLS -> input.calls();
            case UNITS -> input.units();
        };
    }

    void pay(OrganisationId party, Money wanted) {
        Money amount = wanted.atMost(left);
        left = left.minus(amount);
        moved = moved.plus(amount);
        credit(party, amount);
    }

    void giveBack(Money amount) {
        left = left.minus(amount);
        moved = moved.plus(amount);
        returned = returned.plus(amount);
    }

    void takeBack(OrganisationId party, Money amount) {
        left = left.plus(amount);
        moved = moved.minus(amount);
        credit(party, amount.negated());
    }

    /**
     * By largest remainder; by ties a micro-yuan goes to the parties in their order, to what the split leaves last. Where the
     * portions of the basis are more than is left, what is left goes by the same weights.
     */
    void split(Money basis, List<Portion> portions) {
        if (portions.isEmpty()) {
            return;
        }
        int rest = portions.size();
        SortedMap<Integer, Long> weights = new TreeMap<>();
        portions.forEach(portion -> weights.put(weights.size(), (long) portion.basisPoints()));
        weights.put(rest, (long) Limits.WHOLE - Portion.total(portions));
        Map<Integer, Money> parts = Allocation.byLargestRemainder(basis, weights);
        if (basis.minus(parts.get(rest)).compareTo(left) > 0) {
            parts = Allocation.byLargestRemainder(left, weights.headMap(rest));
        }
        for (int i = 0; i < rest; i++) {
            pay(portions.get(i).party(), parts.get(i));
        }
    }

    void move(OrganisationId from, OrganisationId to, Money wanted, Shortfall shortfall) {
        Money amount = switch (shortfall) {
            case LIMITED -> wanted.atMost(share(from).atLeast(Money.ZERO));
            case OWED -> wanted;
        };
        moved = moved.plus(amount);
        credit(from, amount.negated());
        credit(to, amount);
    }

    private void credit(OrganisationId party, Money amount) {
        shares.merge(party, amount, Money::plus);
        parts.merge(party, amount, Money::plus);
    }
}
