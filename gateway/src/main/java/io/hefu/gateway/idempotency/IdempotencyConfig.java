package io.hefu.gateway.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Calls with an {@code Idempotency-Key}. */
@ConfigMapping(prefix = "hefu.idempotency")
interface IdempotencyConfig {

    /**
     * 32 random bytes in hex, the same on all nodes. Answers are kept sealed with a key derived from it: whoever loses it
     * loses them. Without it only the demo starts.
     */
    Optional<String> answerKey();

    /** How long a key is known, and the answer given under it. */
    @WithDefault("24h")
    Duration retention();

    /** After which a call that was not answered counts as cut short; longer than any call takes. */
    @WithDefault("60s")
    Duration lease();
}
