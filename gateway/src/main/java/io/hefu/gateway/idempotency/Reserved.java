package io.hefu.gateway.idempotency;

import io.hefu.core.usage.UsageRecord;
import io.hefu.gateway.exchange.EarlierAnswer;
import io.hefu.gateway.exchange.Reservation;

/** What came of asking to carry the call of an {@code Idempotency-Key}. */
public sealed interface Reserved {

    /** It was never seen: go on. */
    record Fresh(Reservation reservation) implements Reserved {}

    /**
     * It was begun, and left in the middle: go on in its name.
     *
     * @param record as the call was first metered
     */
    record TakenUp(Reservation reservation, UsageRecord record) implements Reserved {}

    /** Another exchange carries it right now. */
    record Busy() implements Reserved {}

    /** The key stands for a call that asked for something else. */
    record OtherRequest() implements Reserved {}

    /** It was answered. */
    record Answered(EarlierAnswer earlier) implements Reserved {}
}
