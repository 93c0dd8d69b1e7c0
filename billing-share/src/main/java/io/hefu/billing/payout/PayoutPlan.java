package io.hefu.billing.payout;

import io.hefu.billing.payable.Fen;
import io.hefu.billing.payable.PayableFacts;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.PayoutCandidate;
import io.hefu.core.payout.PayoutCandidate.Obstacle;
import io.hefu.core.payout.PayoutPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whom a payout would pay how much. */
final class PayoutPlan {

    private final Standing standing;
    private final OrganisationId operator;
    private final Money minimum;

    /** @param minimum less than this waits for later months; at least a fen */
    PayoutPlan(Standing standing, OrganisationId operator, Money minimum) {
        this.standing = standing;
        this.operator = operator;
        this.minimum = minimum.atLeast(Fen.money(1));
    }

    /** All parties but the operator of whom something can be paid or set off, in the order of their ids. */
    List<PayoutCandidate> candidates(Collection<PayableFacts> statements, LocalDate today) {
        Map<String, List<PayableFacts>> byParty = new TreeMap<>();
        statements.stream()
                .filter(facts -> facts.payableNow(today) != 0)
                .filter(facts -> !facts.party().equals(operator))
                .forEach(facts -> byParty.computeIfAbsent(facts.party().toString(), party -> new ArrayList<>())
                        .add(facts));
        return byParty.values().stream().map(all -> candidate(all, today)).toList();
    }

    private PayoutCandidate candidate(List<PayableFacts> statements, LocalDate today) {
        List<PayoutPart> parts = statements.stream()
                .map(facts -> new PayoutPart(facts.month(), Fen.money(facts.payableNow(today))))
                .toList();
        Money amount = parts.stream().map(PayoutPart::amount).reduce(Money.ZERO, Money::plus);
        OrganisationId party = statements.get(0).party();
        return new PayoutCandidate(party, amount, parts, obstacle(party, amount));
    }

    private Optional<Obstacle> obstacle(OrganisationId party, Money amount) {
        if (standing.inPayment().contains(party)) {
            return Optional.of(Obstacle.IN_PAYMENT);
        }
        if (standing.held().contains(party)) {
            return Optional.of(Obstacle.SUSPENDED);
        }
        if (amount.compareTo(minimum) < 0) {
            return Optional.of(Obstacle.BELOW_MINIMUM);
        }
        return standing.accounts().containsKey(party) ? Optional.empty() : Optional.of(Obstacle.NO_BANK_ACCOUNT);
    }
}
