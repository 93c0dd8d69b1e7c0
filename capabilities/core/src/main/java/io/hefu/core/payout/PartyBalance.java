package io.hefu.core.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;

/**
 * What the books say of a party when those of a date are closed; to the micro-yuan.
 *
 * @param earned shares and corrections
 * @param paid less what came back
 */
public record PartyBalance(OrganisationId party, LocalDate date, Money earned, Money paid) {

    /** What it is still to get; below 0 what it owes. */
    public Money open() {
        return earned.minus(paid);
    }
}
