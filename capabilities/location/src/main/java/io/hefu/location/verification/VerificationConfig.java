package io.hefu.location.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which areas the operator verifies. */
@ConfigMapping(prefix = "hefu.location.verification")
public interface VerificationConfig {

    /** The smallest radius in metres; a smaller one would say more of a person than the network should tell. */
    @WithDefault("100")
    int smallestRadius();

    /** The largest radius in metres. */
    @WithDefault("200000")
    int largestRadius();

    /** Where the operator has a network: the centre of an area must lie in this box. Mainland China unless told otherwise. */
    Coverage coverage();

    /** A box in degrees, WGS 84. */
    interface Coverage {

        /** The southernmost latitude. */
        @WithDefault("18.0")
        double south();

        /** The westernmost longitude. */
        @WithDefault("73.4")
        double west();

        /** The northernmost latitude. */
        @WithDefault("53.6")
        double north();

        /** The easternmost longitude. */
        @WithDefault("135.1")
        double east();
    }
}
