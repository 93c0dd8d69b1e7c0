package io.hefu.core.usage;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
     */
    public record Line(
            ApiName api, String operation, int agreementVersion, long billableCalls, Money gross, Money share) {

        private static final int WHOLE = 10_000;

        /** What the partner's share comes to, in 1/100 of a percent of the gross, rounded; 0 of nothing. */
        public int shareBasisPoints() {
            return gross.equals(Money.ZERO)
                    ? 0
                    : BigDecimal.valueOf(share.microYuan())
                            .multiply(BigDecimal.valueOf(WHOLE))
                            .divide(BigDecimal.valueOf(gross.microYuan()), RoundingMode.HALF_UP)
                            .intValueExact();
        }
    }

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
