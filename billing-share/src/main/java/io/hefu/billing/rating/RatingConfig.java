package io.hefu.billing.rating;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon calls become money. */
@ConfigMapping(prefix = "hefu.billing.rating")
interface RatingConfig {

    /** How long to wait after all stored calls have been rated before looking again. */
    @WithDefault("200ms")
    Duration every();

    /** How long to wait between two tries of calls that had no price or no agreement. */
    @WithDefault("1m")
    Duration retryEvery();
}
