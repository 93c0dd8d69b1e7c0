package io.hefu.rights.benefit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A right that a partner offers: a membership, a voucher, a data pack, points.
 *
 * @param name in Chinese
 * @param productCode what the supplier calls it
 * @param perSubscriberLimit pieces that one subscriber may have in all, whichever application asks
 * @param available pieces left in the environment it was read for
 */
public record Benefit(
        BenefitId id,
        String name,
        Optional<String> nameEn,
        Type type,
        Fulfilment fulfilment,
        Supplier supplier,
        String productCode,
        OptionalInt perSubscriberLimit,
        Validity validity,
        long available) {

    public enum Type {
        VOUCHER,
        MEMBERSHIP,
        DATA_PACK,
        POINTS
    }

    /** How it reaches the subscriber: charged to the number (直充), or as a code to type in (卡密). */
    public enum Fulfilment {
        DIRECT_TOP_UP,
        CODE
    }

    /** The partner who supplies it. */
    public record Supplier(UUID id, String name) {}

    /** @param to excluded; empty where no end is set */
    public record Validity(Instant from, Optional<Instant> to) {

        public boolean includes(Instant time) {
            return !time.isBefore(from) && to.filter(end -> !time.isBefore(end)).isEmpty();
        }
    }
}
