package io.hefu.rights.supplier;

import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.secrecy.CardCode;
import io.hefu.rights.supplier.SupplierAnswer.Delivered;
import io.hefu.rights.supplier.SupplierAnswer.Refused;
import io.hefu.rights.supplier.SupplierAnswer.Working;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers by the last four digits of the subscriber's number: 9001 is refused, 9002 never comes to an end, 9003 is done a
 * little later, any other is done at once.
 */
public final class SandboxRightsSupplier implements RightsSupplier {

    @Override
    public CompletionStage<SupplierAnswer> place(SupplierOrder order) {
        return done(order.account().value().endsWith("9003") ? new Working() : answer(order));
    }

    @Override
    public CompletionStage<SupplierAnswer> ask(SupplierOrder order) {
        return done(answer(order));
    }

    private static SupplierAnswer answer(SupplierOrder order) {
        String number = order.account().value();
        if (number.endsWith("9001")) {
            return new Refused("ACCOUNT_NOT_ELIGIBLE");
        }
        if (number.endsWith("9002")) {
            return new Working();
        }
        return new Delivered(
                order.fulfilment() == Fulfilment.CODE
                        ? Optional.of(new CardCode("SANDBOX-" + order.orderNumber()))
                        : Optional.empty());
    }

    private static CompletionStage<SupplierAnswer> done(SupplierAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
