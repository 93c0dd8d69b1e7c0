package io.hefu.sms.centre;

import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.delivery.Receipt;
import io.hefu.sms.delivery.Receipts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps receipts in memory, or fails to when told so. */
final class RecordedReceipts implements Receipts {

    private final List<Receipt> received = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    void failing(boolean failing) {
        this.failing = failing;
    }

    List<DeliveryState> of(String centreId) {
        return received.stream()
                .filter(receipt -> receipt.centreId().equals(centreId))
                .map(Receipt::state)
                .toList();
    }

    int count() {
        return received.size();
    }

    @Override
    public CompletionStage<Void> take(Receipt receipt) {
        if (failing) {
            return CompletableFuture.failedStage(new IllegalStateException("no database"));
        }
        received.add(receipt);
        return CompletableFuture.completedStage(null);
    }
}
