package io.hefu.billing.rating;

/** Why a call cannot be rated yet. */
enum SuspenseReason {
    /** Its plan has no price for the operation; one of 0 would have declared it free. */
    NO_PRICE,
    /** It costs something, and nobody agreed on whose that is. */
    NO_AGREEMENT,
    /** It would cost more than any call can. */
    AMOUNT_OUT_OF_RANGE
}
