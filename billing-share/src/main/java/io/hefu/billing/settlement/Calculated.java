package io.hefu.billing.settlement;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Sections;
import io.hefu.billing.seal.Totals;
import io.hefu.billing.statement.AgreementSeal;
import io.hefu.billing.statement.Balance;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import java.util.List;

/**
 * A statement before it is sealed.
 *
 * @param lines SHA-256 of the lines as CSV
 * @param days hashes of the heads of its days, for a month
 */
record Calculated(
        OrganisationId party,
        StatementPeriod period,
        List<AgreementSeal> agreements,
        Totals calls,
        Totals corrections,
        Money openingResidue,
        Sections sections,
        Hash lines,
        List<Hash> days) {

    Balance balance() {
        return new Balance(openingResidue, totals().share());
    }

    Totals totals() {
        return calls.plus(corrections);
    }
}
