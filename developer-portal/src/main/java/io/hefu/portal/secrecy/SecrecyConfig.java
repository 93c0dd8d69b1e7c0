package io.hefu.portal.secrecy;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "hefu.portal")
interface SecrecyConfig {

    /**
     * 32 random bytes in hex, the same on all nodes. What webhooks and calls to partners are signed with, access tokens of
     * sinks and events' data are sealed with keys derived from it: whoever loses it loses those. Without it only the demo
     * starts.
     */
    Optional<String> sealingKey();
}
