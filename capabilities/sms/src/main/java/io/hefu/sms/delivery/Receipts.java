package io.hefu.sms.delivery;

import java.util.concurrent.CompletionStage;

/** Where receipts go. */
public interface Receipts {

    /** Completes when the receipt is kept for good, so that the centre may be told not to send it again. */
    CompletionStage<Void> take(Receipt receipt);
}
