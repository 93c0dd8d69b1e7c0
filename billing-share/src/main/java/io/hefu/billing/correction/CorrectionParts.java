package io.hefu.billing.correction;

import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.StepAmount;
import io.hefu.billing.correction.Correction.Part;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each party has of a difference between two states of a month, and by which clauses. */
public final class CorrectionParts {

    private static final Comparator<OrganisationId> ORDER = Comparator.comparing(OrganisationId::value);

    private CorrectionParts() {}

    /** Parties that nothing changes for are left out. The parts sum to the gross less what went back to customers. */
    public static SortedMap<OrganisationId, Part> of(Distribution difference) {
        SortedMap<OrganisationId, SortedMap<String, Money>> clauses = new TreeMap<>(ORDER);
        for (StepAmount step : difference.steps()) {
            step.parts().forEach((party, amount) -> {
                if (!amount.equals(Money.ZERO)) {
                    clauses.computeIfAbsent(party, key -> new TreeMap<>())
                            .merge(step.clause().number(), amount, Money::plus);
                }
            });
        }
        SortedMap<OrganisationId, Part> parts = new TreeMap<>(ORDER);
        for (Map.Entry<OrganisationId, Money> share : difference.shares().entrySet()) {
            SortedMap<String, Money> ofParty = clauses.getOrDefault(share.getKey(), new TreeMap<>());
            if (!share.getValue().equals(Money.ZERO) || !ofParty.isEmpty()) {
                parts.put(share.getKey(), new Part(share.getValue(), ofParty));
            }
        }
        return parts;
    }
}
