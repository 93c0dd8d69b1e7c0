package io.hefu.rights.supplier;

import io.hefu.rights.secrecy.CardCode;
import java.util.Optional;

/** What a supplier says of an order, when it says something that can be relied on. */
public sealed interface SupplierAnswer {

    /** It has the order; the result is not known yet. */
    record Working() implements SupplierAnswer {}

    /** It is done. */
    record Delivered(Optional<CardCode> code) implements SupplierAnswer {}

    /**
     * It is not done and will not be.
     *
     * @param reason the supplier's word for it
     */
    record Refused(String reason) implements SupplierAnswer {}

    /** It has never seen such an order. */
    record NeverOrdered() implements SupplierAnswer {}
}
