package io.hefu.billing.partnerfile;

/** What can be read of a record. */
public enum Field {
    /** Our id of the call, a UUID. */
    CALL_ID,
    /** The partner's name of the call. */
    REFERENCE,
    API,
    OPERATION,
    RESULT,
    TIME,
    AMOUNT,
    TAX,
    UNITS,
    /** How many calls a total sums up. */
    CALLS,
    PRICE_VERSION,
    /** The keyed hash by which both sides know a subscriber; never a phone number. */
    SUBSCRIBER
}
