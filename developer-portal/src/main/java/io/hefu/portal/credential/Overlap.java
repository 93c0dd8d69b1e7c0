package io.hefu.portal.credential;

import io.hefu.portal.refusal.Requirements;
import java.time.Duration;

/** For how long a key that was rotated still serves: at once no more, up to 30 days. */
public final class Overlap {

    private static final Duration MOST = Duration.ofDays(30);

    private Overlap() {}

    /** @throws io.hefu.core.refusal.RefusedException when it is out of range */
    static Duration ofSeconds(long seconds) {
        Requirements requirements = new Requirements();
        requirements.within("overlapSeconds", seconds, 0, MOST.toSeconds());
        requirements.check();
        return Duration.ofSeconds(seconds);
    }

    /** As a form has it, in seconds. */
    public static Duration of(String seconds) {
        return ofSeconds(Long.parseLong(seconds));
    }
}
