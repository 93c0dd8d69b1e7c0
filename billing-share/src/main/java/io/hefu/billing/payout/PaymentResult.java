package io.hefu.billing.payout;

import java.time.LocalDate;

/**
 * What the bank says became of an item.
 *
 * @param row of the file, counted from 1
 * @param reason of a return; empty for what was paid
 */
record PaymentResult(long row, PaymentReference reference, Status status, LocalDate date, String reason) {

    enum Status {
        PAID,
        RETURNED
    }
}
