package io.hefu.billing.settlement;

/** How far the settlement of a day or month is. Before the first of these it is open; what follows the last is each statement's own. */
enum PeriodState {
    /** What belongs to it is awaited. */
    CLOSING,
    /** All of it is there, and its books are closed. */
    COMPLETE,
    /** Its statements are known. Days pass on at once. */
    CALCULATED,
    /** Somebody has looked at the statements of the month. */
    REVIEWED,
    /** The statements are signed. */
    ISSUED
}
