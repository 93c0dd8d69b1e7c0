package io.hefu.rights.supplier;

import java.util.concurrent.CompletionStage;

/**
 * Who fulfils redemptions. A stage that fails says nothing of the order: it may be done, under way or unknown; ask again.
 */
public interface RightsSupplier {

    /** Orders; again under the same number is harmless. */
    CompletionStage<SupplierAnswer> place(SupplierOrder order);

    /** Asks after an order. */
    CompletionStage<SupplierAnswer> ask(SupplierOrder order);
}
