package io.hefu.core.usage;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What a partner has earned in a month so far. Its lines sum to its totals; {@code payable} and {@code residue} sum to
 * {@code share}.
 *
 * @param asOf all calls rated by then are in it
 */
public record PartnerStatement(OrganisationId partner, YearMonth month, Instant asOf, List<Line> lines) {

    /**
     * @param agreementVersion the version of the agreement under which the line was shared
     * @param shareBasisPoints the partner's part in 1/100 of a percent
     */
    public record Line(
            ApiName api,
            String operation,
            int agreementVersion,
            int shareBasisPoints,
            long billableCalls,
            Money gross,
            Money share) {}

    public Money gross() {
        return lines.stream().map(Line::gross).reduce(Money.ZERO, Money::plus);
    }

    public Money share() {
        return lines.stream().map(Line::share).reduce(Money.ZERO, Money::plus);
    }

    public Money payable() {
        return share().payable();
    }

    public Money residue() {
        return share().residue();
    }
}
