package io.hefu.rights.redemption;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.rights.benefit.Benefit;
import io.hefu.rights.refusal.RightsRefusal.OutOfStock;
import io.hefu.rights.refusal.RightsRefusal.SubscriberLimitReached;

/**
 * What can be had in the sandbox. Nothing is ever taken from its stock nor counted, so that the same request has the same
 * answer the thousandth time; numbers ending in 9006 and 9007 see what happens when a stock or a limit is used up.
 */
final class SandboxStock {

    private SandboxStock() {}

    /** @throws RefusedException when it cannot be had */
    static void require(Benefit benefit, int quantity, PhoneNumber account) {
        int limit = benefit.perSubscriberLimit().orElse(Integer.MAX_VALUE);
        if (account.value().endsWith("9007") || quantity > limit) {
            throw new RefusedException(
                    new SubscriberLimitReached(benefit.perSubscriberLimit().orElse(1)));
        }
        if (account.value().endsWith("9006") || quantity > benefit.available()) {
            throw new RefusedException(new OutOfStock());
        }
    }
}
