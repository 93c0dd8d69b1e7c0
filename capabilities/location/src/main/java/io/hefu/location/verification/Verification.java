package io.hefu.location.verification;

import io.hefu.location.geometry.Circle;
import java.util.Optional;

/**
 * Whether a phone is where it is said to be. CAMARA location-verification 3.0.0.
 *
 * @param matchRate percent of the network's area that lies within the requested one, 1 to 99; only of a partial match
 */
record Verification(Result result, Optional<Integer> matchRate) {

    enum Result {
        TRUE,
        FALSE,
        PARTIAL
    }

    /** @param located where the network sees the phone */
    static Verification of(Circle requested, Circle located) {
        if (requested.contains(located)) {
            return new Verification(Result.TRUE, Optional.empty());
        }
        double share = located.shareWithin(requested);
        if (share == 0) {
            return new Verification(Result.FALSE, Optional.empty());
        }
        int percent = Math.toIntExact(Math.round(share * 100));
        return new Verification(Result.PARTIAL, Optional.of(Math.max(1, Math.min(99, percent))));
    }
}
