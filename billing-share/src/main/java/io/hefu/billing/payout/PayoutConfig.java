package io.hefu.billing.payout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How parties are paid. */
@ConfigMapping(prefix = "hefu.billing.payout")
interface PayoutConfig {

    /** What comes to less waits for later months. */
    @WithDefault("100")
    long minimumFen();

    /**
     * 32 random bytes in hex, the same on all nodes. Account numbers and payout files are sealed with a key derived from it:
     * whoever loses it loses those. Without it only the demo keeps any.
     */
    Optional<String> sealingKey();
}
