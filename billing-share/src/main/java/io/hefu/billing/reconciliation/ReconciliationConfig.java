package io.hefu.billing.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon accounts are compared. */
@ConfigMapping(prefix = "hefu.billing.reconciliation")
interface ReconciliationConfig {

    /** How long to wait before looking again for runs that wait. */
    @WithDefault("2s")
    Duration every();
}
