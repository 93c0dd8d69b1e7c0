package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.SortedMap;
import java.util.TreeMap;

/** Arithmetic on amounts by party. */
final class Amounts {

    private Amounts() {}

    static SortedMap<OrganisationId, Money> negated(SortedMap<OrganisationId, Money> amounts) {
        SortedMap<OrganisationId, Money> negated = new TreeMap<>(amounts);
        negated.replaceAll((party, amount) -> amount.negated());
        return negated;
    }

    static SortedMap<OrganisationId, Money> minus(
            SortedMap<OrganisationId, Money> amounts, SortedMap<OrganisationId, Money> others) {
        SortedMap<OrganisationId, Money> difference = new TreeMap<>(amounts);
        others.forEach((party, amount) -> difference.merge(party, amount.negated(), Money::plus));
        return difference;
    }
}
