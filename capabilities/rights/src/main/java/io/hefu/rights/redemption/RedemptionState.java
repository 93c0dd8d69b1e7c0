package io.hefu.rights.redemption;

import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.secrecy.CardCode;
import io.hefu.rights.supplier.SupplierAnswer;
import io.hefu.rights.supplier.SupplierAnswer.Delivered;
import io.hefu.rights.supplier.SupplierAnswer.NeverOrdered;
import io.hefu.rights.supplier.SupplierAnswer.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a redemption has come. Only an {@link Open} one can become another state, and only by what the supplier says: no
 * time that passes turns it into anything.
 */
sealed interface RedemptionState {

    /** The pieces are taken from the stock, the outcome is not known. */
    sealed interface Open extends RedemptionState {

        /** After an answer of the supplier. */
        default RedemptionState after(SupplierAnswer answer, Fulfilment fulfilment, Instant now) {
            if (answer instanceof Refused refused) {
                return new Denied(now, refused.reason());
            }
            if (answer instanceof NeverOrdered) {
                return new Processing();
            }
            if (answer instanceof Delivered delivered && isWhole(delivered, fulfilment)) {
                return new Succeeded(now, delivered.code());
            }
            return new Fulfilling();
        }

        /** A code that was promised and is missing is not there yet. */
        private static boolean isWhole(Delivered delivered, Fulfilment fulfilment) {
            return fulfilment == Fulfilment.DIRECT_TOP_UP || delivered.code().isPresent();
        }
    }

    /** Not known to be ordered: to be ordered, which is harmless if it was. */
    record Processing() implements Open {}

    /** The supplier has the order: to be asked after. */
    record Fulfilling() implements Open {}

    /** The subscriber has it. */
    record Succeeded(Instant at, Optional<CardCode> code) implements RedemptionState {}

    /**
     * The supplier refused; the pieces are back in the stock.
     *
     * @param reason the supplier's word for it
     */
    record Denied(Instant at, String reason) implements RedemptionState {}
}
