package io.hefu.stack.rights;

import java.time.Duration;
import java.util.Optional;

/**
 * What the supplier sells, told by the product code.
 *
 * @param delay from the order to its result; empty when the result never comes
 * @param hasCardCode delivered as a code (卡密) and not straight to the account (直充)
 */
record Product(Optional<Duration> delay, boolean hasCardCode, Optional<String> failureReason) {

    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LATE = Duration.ofMillis(1_500);

    static final String OUT_OF_STOCK = "OUT-OF-STOCK";

    static Product of(String code) {
        if (code.startsWith("STUCK-")) {
            return new Product(Optional.empty(), false, Optional.empty());
        }
        if (code.startsWith("FAILS-")) {
            return new Product(Optional.of(SOON), false, Optional.of("ACCOUNT_NOT_ELIGIBLE"));
        }
        boolean voucher = code.endsWith("VOUCHER");
        return new Product(Optional.of(voucher ? LATE : SOON), voucher, Optional.empty());
    }
}
