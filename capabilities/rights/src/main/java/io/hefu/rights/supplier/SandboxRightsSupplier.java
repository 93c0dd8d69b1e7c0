package io.hefu.rights.supplier;

import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.secrecy.CardCode;
import io.hefu.rights.supplier.SupplierAnswer.Delivered;
import io.hefu.rights.supplier.SupplierAnswer.Refused;
import io.hefu.rights.supplier.SupplierAnswer.Working;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * Answers by the last four digits of the subscriber's number, always the same and at once. The API's definition publishes
 * the table.
 */
public final class SandboxRightsSupplier implements RightsSupplier {

    @Override
    public CompletionStage<SupplierAnswer> place(SupplierOrder order) {
        return lastDigits(order).equals("9003") ? done(new Working()) : ask(order);
    }

    @Override
    public CompletionStage<SupplierAnswer> ask(SupplierOrder order) {
        return switch (lastDigits(order)) {
            case "9001" -> done(new Refused("ACCOUNT_NOT_ELIGIBLE"));
            case "9002" -> done(new Working());
            case "9004" -> done(new Refused("INSUFFICIENT_BALANCE"));
            case "9005" -> CompletableFuture.failedFuture(new TimeoutException("this sandbox number gets no answer"));
            default -> done(delivered(order));
        };
    }

    private static String lastDigits(SupplierOrder order) {
        String number = order.account().value();
        return number.substring(Math.max(0, number.length() - 4));
    }

    private static SupplierAnswer delivered(SupplierOrder order) {
        return new Delivered(
                order.fulfilment() == Fulfilment.CODE
                        ? Optional.of(new CardCode("SANDBOX-" + order.orderNumber()))
                        : Optional.empty());
    }

    private static CompletionStage<SupplierAnswer> done(SupplierAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
