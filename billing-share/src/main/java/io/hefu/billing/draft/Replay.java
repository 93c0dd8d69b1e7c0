package io.hefu.billing.draft;

import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.StepAmount;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.core.agreement.Agreements.Month;
import io.hefu.core.agreement.Agreements.Outcome;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One month under other terms: a pure function of what came in, as if the month ended now. */
final class Replay {

    private static final Comparator<OrganisationId> ORDER = Comparator.comparing(OrganisationId::toString);

    private Replay() {}

    /** @param before what the month brings each party under the terms of then */
    static Month month(YearMonth month, Waterfall draft, Cumulative soFar, Map<OrganisationId, Money> before) {
        Distribution after = draft.evaluate(soFar.closed());
        SortedMap<OrganisationId, Outcome> parties = new TreeMap<>(ORDER);
        before.forEach((party, share) -> parties.put(party, new Outcome(party, share, Money.ZERO)));
        after.shares()
                .forEach((party, share) -> parties.merge(
                        party,
                        new Outcome(party, Money.ZERO, share),
                        (known, added) -> new Outcome(party, known.before(), added.after())));
        Map<String, Money> clauses = new LinkedHashMap<>();
        for (StepAmount step : after.steps()) {
            clauses.put(step.clause().number(), step.amount());
        }
        return new Month(
                month,
                soFar.gross(),
                soFar.calls(),
                soFar.units(),
                after.returned(),
                List.copyOf(parties.values()),
                clauses);
    }

    /** What a month brings each party under the version that it came in under. */
    static Map<OrganisationId, Money> shares(Waterfall version, Cumulative soFar) {
        return version.evaluate(soFar.closed()).shares();
    }
}
