package io.hefu.gateway.whole;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/**
 * How long tests wait for what the platform does soon. Machines that build are busy: that a thing comes about is what tests
 * show, how soon it does on a quiet machine is what the benchmarks measure.
 */
final class Patience {

    static final Duration SOON = Duration.ofSeconds(30);

    private Patience() {}

    /** Looks ten times a second, so that a limit of calls is not used up by looking. */
    static ConditionFactory soon() {
        return await().atMost(SOON);
    }
}
