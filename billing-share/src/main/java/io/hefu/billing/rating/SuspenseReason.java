package io.hefu.billing.rating;

/** Why a call cannot be rated yet. */
enum SuspenseReason {
    /** Its plan has no price for the operation; one of 0 would have declared it free. */
    NO_PRICE,
    /** It costs something, and nobody agreed on whose that is. */
    NO_AGREEMENT,
    /** It would cost more than any call can. */
    AMOUNT_OUT_OF_RANGE,
    /** Its month was closed more than three months ago: two people must let it be rated. */
    TOO_LATE,
    /** It was received later than now, by the gateway's clock: it waits until then, or until two people let it be rated. */
    FROM_THE_FUTURE
}
