package io.hefu.sms.centre;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.centre.Submission.Accepted;
import io.hefu.sms.centre.Submission.NotSubmitted;
import io.hefu.sms.centre.Submission.Rejected;
import io.hefu.sms.centre.Submission.Unanswered;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.delivery.Receipt;
import io.hefu.sms.delivery.Receipts;
import io.hefu.sms.refusal.SmsRefusal.CentreBusy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Sends nothing, and decides by the last two digits of the number what became of it, always the same. The API's definition
 * publishes the table.
 */
public final class SandboxMessageCentre implements MessageCentre {

    private final Receipts receipts;
    private final Supplier<UUID> ids;
    private final Executor later;

    /** @param later runs what happens some seconds afterwards */
    public SandboxMessageCentre(Receipts receipts, Supplier<UUID> ids, Executor later) {
        this.receipts = receipts;
        this.ids = ids;
        this.later = later;
    }

    @Override
    public CompletionStage<List<Submission>> submit(List<ShortMessage> messages) {
        List<Submission> submissions = messages.stream()
                .map(message -> submit(lastDigits(message.recipient())))
                .toList();
        return CompletableFuture.completedStage(submissions);
    }

    private Submission submit(String lastDigits) {
        return switch (lastDigits) {
            case "91" -> accepted(DeliveryState.UNDELIVERABLE);
            case "92" -> accepted(DeliveryState.EXPIRED);
            case "93" -> new Rejected();
            case "94" -> new Accepted(newCentreId());
            case "95" -> new NotSubmitted(new CentreBusy());
            case "96" -> acceptedAndDeliveredLater();
            case "97" -> new Unanswered();
            default -> accepted(DeliveryState.DELIVERED);
        };
    }

    /** The receipt comes at once, before the submission can be recorded: applications and we must bear that. */
    private Accepted accepted(DeliveryState end) {
        String centreId = newCentreId();
        receipts.take(new Receipt(centreId, end));
        return new Accepted(centreId);
    }

    private Accepted acceptedAndDeliveredLater() {
        String centreId = newCentreId();
        later.execute(() -> receipts.take(new Receipt(centreId, DeliveryState.DELIVERED)));
        return new Accepted(centreId);
    }

    private String newCentreId() {
        return "sandbox-" + ids.get();
    }

    private static String lastDigits(PhoneNumber number) {
        return number.value().substring(number.value().length() - 2);
    }
}
