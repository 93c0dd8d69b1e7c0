package io.hefu.billing.reconciliation;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.core.call.CallId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of one side's account, as people and tests see it; a run holds lines in a {@link LineTable}.
 *
 * @param call our id of the call; empty in a partner's line that does not name it
 * @param reference the partner's name of the call, where a side knows it
 * @param at when the call was received, to the microsecond; any moment of the day in a total
 * @param calls how many calls the line sums up, 1 or more
 * @param units 0 where not stated
 * @param amount what is charged, in the way both sides agreed to count: gross or share
 * @param tax the tax in the amount or on top of it, where stated
 * @param rateVersion version of the price, where stated; from 1
 * @param subscriber 64 bits of the hash under which both sides know the subscriber, never 0
 * @param total whether the line is a sum over a day, an API and a result, not a call
 * @param row where it stands: the row in a partner's file, 0 for ours
 */
public record Line(
        Optional<CallId> call,
        Optional<Reference> reference,
        Product product,
        ResultClass result,
        Instant at,
        long calls,
        long units,
        Money amount,
        Optional<Money> tax,
        Optional<Integer> rateVersion,
        Optional<Long> subscriber,
        boolean total,
        long row)
        implements Position {

    @Override
    public LocalDate date() {
        return BusinessCalendar.dateOf(at);
    }
}
