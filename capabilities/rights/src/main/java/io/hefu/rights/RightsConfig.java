package io.hefu.rights;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the rights exchange must be told. */
@ConfigMapping(prefix = "hefu.rights")
public interface RightsConfig {

    /**
     * 32 random bytes in hex. Card codes are sealed, and subscribers' pseudonyms made, with keys derived from it: whoever
     * loses it loses the codes that are stored. Without it only the demo starts.
     */
    Optional<String> codeKey();
}
