package io.hefu.core.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A break on which the sides disagree, as it stands.
 *
 * @param run in which the break was found when the dispute was opened
 * @param found whether the latest run over its period has the break still
 * @param state {@code OPENED}, {@code CONTACTED}, {@code UNDER_REVIEW}, {@code WAITING_FOR_ANSWER}, {@code PROPOSED},
 *     {@code RESOLVED} or {@code WITHDRAWN}
 * @param disputed in favour of the partner
 * @param frozen of it at present: not payable until it is settled
 * @param adjustment what the partner gets, once resolved; 0 where the dispute was rejected
 */
public record DisputeCase(
        UUID id,
        OrganisationId partner,
        UUID run,
        String breakKey,
        boolean found,
        YearMonth month,
        LocalDate businessDate,
        ProductName product,
        String agreement,
        int agreementVersion,
        String state,
        Money disputed,
        Money frozen,
        Optional<Money> adjustment,
        Clock firstContact,
        Clock resolution,
        List<Step> steps) {

    public DisputeCase {
        steps = List.copyOf(steps);
    }

    /**
     * A promised time.
     *
     * @param due absent while the time stands still, and when it has ended
     */
    public record Clock(Optional<Instant> due, long elapsedSeconds, boolean overdue) {}

    /**
     * What somebody did.
     *
     * @param step {@code OPEN}, {@code CONTACT}, {@code REVIEW}, {@code ASK}, {@code ANSWER}, {@code EVIDENCE},
     *     {@code PROPOSE}, {@code APPROVE}, {@code DECLINE} or {@code WITHDRAW}
     * @param by user name
     * @param ofOperator whether for the operator, and not for the partner
     * @param amount of what was opened or proposed
     * @param note as it was given
     */
    public record Step(
            int number, String step, Instant at, String by, boolean ofOperator, Optional<Money> amount, String note) {}
}
