package io.hefu.billing.settlement;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.Recoupment;
import io.hefu.billing.agreement.StepAmount;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the terms of an agreement come to for a month as a whole, beyond what its calls have already brought. */
final class PeriodTerms {

    private PeriodTerms() {}

    /**
     * What changes when more is known of a month: that nothing more is expected, or what is to be recouped in it.
     *
     * @param shown the date of the line it is shown under
     * @return empty where nothing changes
     */
    static Optional<Correction> change(
            UUID id, Agreement agreement, YearMonth month, LocalDate shown, Cumulative before, Cumulative after) {
        Distribution change = agreement.terms().waterfall().post(before, after);
        if (change.shares().values().stream().allMatch(Money.ZERO::equals)) {
            return Optional.empty();
        }
        AgreementTerms terms = agreement.terms();
        LineKey line = new LineKey(
                SignedAgreements.ref(agreement), terms.api(), terms.operation().orElse(""), shown);
        return Optional.of(new Correction(
                id,
                CorrectionReason.PERIOD_TERM,
                month.toString(),
                line,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Money.ZERO,
                parts(change),
                "",
                List.of()));
    }

    /** What a closed month left to be recouped, by the clause; nothing for clauses that had nothing outstanding in it. */
    static Map<Clause, Money> leftOver(Agreement agreement, Cumulative closed, Map<Clause, Money> outstanding) {
        Map<Clause, Money> left = new HashMap<>(outstanding);
        for (StepAmount step : agreement.terms().waterfall().evaluate(closed).steps()) {
            left.computeIfPresent(step.clause(), (clause, before) -> before.minus(step.amount()));
        }
        return left;
    }

    /** What is to be recouped in a month: what the one before has left, all of the advance where it was in none. */
    static Map<Clause, Money> outstanding(Agreement agreement, Map<Clause, Money> left) {
        return agreement.terms().waterfall().steps().stream()
                .filter(Recoupment.class::isInstance)
                .map(Recoupment.class::cast)
                .collect(
                        Collectors.toMap(Recoupment::clause, step -> left.getOrDefault(step.clause(), step.advance())));
    }

    private static SortedMap<OrganisationId, Correction.Part> parts(Distribution change) {
        Map<OrganisationId, SortedMap<String, Money>> clauses = new HashMap<>();
        for (StepAmount step : change.steps()) {
            step.parts().forEach((party, amount) -> {
                if (!amount.equals(Money.ZERO)) {
                    clauses.computeIfAbsent(party, key -> new TreeMap<>())
                            .merge(step.clause().number(), amount, Money::plus);
                }
            });
        }
        SortedMap<OrganisationId, Correction.Part> parts =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        change.shares()
                .forEach((party, share) ->
                        parts.put(party, new Correction.Part(share, clauses.getOrDefault(party, new TreeMap<>()))));
        return parts;
    }
}
