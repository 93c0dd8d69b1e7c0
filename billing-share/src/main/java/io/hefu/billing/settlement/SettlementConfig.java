package io.hefu.billing.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When days are closed, and the secret their seals are made with. */
@ConfigMapping(prefix = "hefu.billing.settlement")
interface SettlementConfig {

    /** How long to wait before looking again whether a step can be taken. */
    @WithDefault("5s")
    Duration every();

    /** How long after the end of a business date the answers to its calls are awaited. */
    @WithDefault("2h")
    Duration closeAfter();

    /** 64 hexadecimal digits; the same for all processes, for good: signatures and proofs hang on it. */
    Optional<String> sealingKey();
}
