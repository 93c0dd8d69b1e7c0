package io.hefu.sms.message;

import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.delivery.Receipt;
import io.hefu.sms.delivery.Receipts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps receipts a batch at a time: all that came in while the batch before was written. */
final class ReceiptBatches implements Receipts {

    private final MessageStore store;
    private final Clock clock;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean writing;

    ReceiptBatches(MessageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Waiting(Receipt receipt, CompletableFuture<Void> kept) {}

    @Override
    public CompletionStage<Void> take(Receipt receipt) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Waiting(receipt, kept));
            if (writing) {
                return kept;
            }
            writing = true;
        }
        writeNext();
        return kept;
    }

    private void writeNext() {
        List<Waiting> batch;
        synchronized (this) {
            if (waiting.isEmpty()) {
                writing = false;
                return;
            }
            batch = waiting;
            waiting = new ArrayList<>();
        }
        store.apply(lastOf(batch), clock.instant()).whenComplete((done, failure) -> {
            batch.forEach(each -> settle(each.kept(), failure));
            writeNext();
        });
    }

    private static void settle(CompletableFuture<Void> kept, @Nullable Throwable failure) {
        if (failure == null) {
            kept.complete(null);
        } else {
            kept.completeExceptionally(failure);
        }
    }

    /** One receipt for each short message: what is left after all that the batch says of it. */
    private static Collection<Receipt> lastOf(List<Waiting> batch) {
        Map<String, Receipt> receipts = new LinkedHashMap<>();
        for (Waiting each : batch) {
            receipts.merge(each.receipt().centreId(), each.receipt(), (before, after) -> {
                DeliveryState state = before.state().followedBy(after.state());
                return new Receipt(before.centreId(), state);
            });
        }
        return receipts.values();
    }
}
