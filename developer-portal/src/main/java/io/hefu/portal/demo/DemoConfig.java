package io.hefu.portal.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The demo, whose logins and secrets everybody knows. */
@ConfigMapping(prefix = "hefu.demo")
interface DemoConfig {

    /** Whether there are demo data. Refused unless Hefu listens on the loopback interface only. */
    @WithDefault("false")
    boolean enabled();

    /** The demo application's API key for the live environment: {@code hefu_live_…}. */
    Optional<String> liveKey();

    /** Its key for the sandbox: {@code hefu_test_…}. */
    Optional<String> testKey();
}
