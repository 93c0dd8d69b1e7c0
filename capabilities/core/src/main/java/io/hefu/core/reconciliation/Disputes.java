package io.hefu.core.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Disputes from their opening to their end. Who may see them, and for which side somebody acts, is decided before asking. */
public interface Disputes {

    /**
     * Opens one for the partner of the run.
     *
     * @param amount in favour of the partner; all that is at risk where not stated
     */
    CompletionStage<DisputeCase> open(UUID run, String breakKey, Optional<Money> amount, Person by, String note);

    CompletionStage<Optional<DisputeCase>> dispute(UUID id);

    /** The latest first. */
    CompletionStage<Slice<DisputeCase>> disputes(
            Optional<OrganisationId> partner, boolean onlyOpen, int offset, int limit);

    /**
     * Takes a step. An approved adjustment is booked with it, on the first open date.
     *
     * @param step {@code CONTACT}, {@code REVIEW}, {@code ASK}, {@code ANSWER}, {@code EVIDENCE}, {@code PROPOSE},
     *     {@code APPROVE}, {@code DECLINE} or {@code WITHDRAW}
     * @param amount of a proposal; 0 to reject the dispute
     */
    CompletionStage<DisputeCase> take(UUID id, String step, Optional<Money> amount, Person by, String note);

    /** What of a partner's statement of a month may not be paid, since it is disputed. */
    CompletionStage<Money> frozen(OrganisationId partner, YearMonth month);

    /** @param ofOperator whether they act for the operator, and not for the partner */
    record Person(UUID id, String username, boolean ofOperator) {}
}
