package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.core.money.Money;
import java.util.Optional;

/** What rating says of a call. */
sealed interface Verdict {

    /** Nothing is charged for such a call: its result is not billable, or the sandbox gave it. */
    record NotCharged() implements Verdict {}

    /**
     * The call has a price, which may be 0.
     *
     * @param counted where the price counts the month: what this call counts toward
     * @param agreement present wherever the gross is above 0
     */
    record Charged(int priceVersion, Optional<CountedUse> counted, Optional<Agreement> agreement, Money gross)
            implements Verdict {}

    /** The call waits for people: it is neither charged nor forgotten. */
    record Suspended(SuspenseReason reason) implements Verdict {}
}
