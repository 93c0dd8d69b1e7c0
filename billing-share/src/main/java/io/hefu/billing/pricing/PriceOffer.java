package io.hefu.billing.pricing;

import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.OperationName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A price that somebody proposes.
 *
 * @param effectiveFrom to the microsecond, as it is stored
 */
public record PriceOffer(PriceKey key, Instant effectiveFrom, PriceModel model, TaxTreatment tax) {

    /** @throws IllegalArgumentException for an operation that can be none */
    public PriceOffer {
        new OperationName(key.api(), key.operation());
        effectiveFrom = effectiveFrom.truncatedTo(ChronoUnit.MICROS);
    }

    /** @return {@code standard/short-messages:sendMessage} */
    public String subject() {
        return key.plan() + "/" + key.api() + ":" + key.operation();
    }
}
