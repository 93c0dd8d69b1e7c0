package io.hefu.rights.supplier;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.rights.benefit.Benefit.Fulfilment;

/**
 * What a supplier is asked to do, once: ordering again under the same number is the same order.
 *
 * @param account whom to charge, or to whom the code will be given
 */
public record SupplierOrder(
        String orderNumber, String productCode, PhoneNumber account, int quantity, Fulfilment fulfilment) {}
