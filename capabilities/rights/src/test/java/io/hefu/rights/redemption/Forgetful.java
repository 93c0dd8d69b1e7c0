package io.hefu.rights.redemption;

import io.hefu.rights.supplier.RightsSupplier;
import io.hefu.rights.supplier.SupplierAnswer;
import io.hefu.rights.supplier.SupplierOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A supplier whose every answer is lost on the way, after it has done what was asked. */
record Forgetful(RightsSupplier supplier) implements RightsSupplier {

    @Override
    public CompletionStage<SupplierAnswer> place(SupplierOrder order) {
        return supplier.place(order).thenCompose(Forgetful::lost);
    }

    @Override
    public CompletionStage<SupplierAnswer> ask(SupplierOrder order) {
        return supplier.ask(order).thenCompose(Forgetful::lost);
    }

    private static CompletionStage<SupplierAnswer> lost(SupplierAnswer answer) {
        return CompletableFuture.failedFuture(new IllegalStateException("the answer was lost"));
    }
}
