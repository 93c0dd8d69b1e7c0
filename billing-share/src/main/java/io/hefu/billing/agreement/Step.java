package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import java.util.List;

/**
 * One clause of a waterfall. First come {@linkplain Exclusion exclusions}, then what takes from the pot, each at most what is
 * left in it, then the {@link Remainder}, which empties it, then what moves shares from one party to another.
 */
public sealed interface Step
        permits Exclusion,
                Reserve,
                PercentageFee,
                UnitFee,
                PeriodFee,
                Tax,
                Split,
                GraduatedSplit,
                Cap,
                Floor,
                Remainder,
                Transfer {

    Clause clause();

    /** Those the clause gives to or takes from. */
    List<OrganisationId> parties();

    /** Does to the pot what the clause says. */
    void settle(Pot pot);

    /** What the clause says, after its number, as {@link AgreementText} writes it down. */
    Words words();

    /** Whether the clause looks at a whole settlement period, so that it can only begin and end with one. */
    default boolean countsByPeriod() {
        return false;
    }

    /** The part of the gross the clause lays claim to, whatever was taken before; in basis points. */
    default int claimOnGross() {
        return 0;
    }
}
