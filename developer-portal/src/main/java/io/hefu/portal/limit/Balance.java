package io.hefu.portal.limit;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * Money paid in advance for an application's calls; what is left of it the gateway's counters say.
 *
 * @param credits newest first
 */
public record Balance(ApplicationId application, List<Credit> credits) {

    public Balance {
        credits = List.copyOf(credits);
    }

    /** @param reference of the payment: crediting it again changes nothing */
    public record Credit(String reference, Money amount, Instant creditedAt, String creditedBy) {}

    public Money credited() {
        return credits.stream().map(Credit::amount).reduce(Money.ZERO, Money::plus);
    }
}
