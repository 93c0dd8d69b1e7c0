package io.hefu.billing.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Measures a promised time. It can stand still, and it ends.
 *
 * @param promised within which something is to be done
 * @param before time that ran until it last stood still
 * @param since when it has been running; empty while it stands still
 */
public record ServiceClock(Duration promised, Duration before, Optional<Instant> since) {

    public ServiceClock {
        if (promised.isNegative() || promised.isZero() || before.isNegative()) {
            throw new IllegalArgumentException(
                    "promised: " + promised + ", before: " + before + " (expected: > 0, >= 0)");
        }
    }

    public static ServiceClock started(Duration promised, Instant at) {
        return new ServiceClock(promised, Duration.ZERO, Optional.of(at));
    }

    /** Stands still from now on; one that does already stays as it is. */
    public ServiceClock stopped(Instant at) {
        return new ServiceClock(promised, elapsed(at), Optional.empty());
    }

    /** Runs from now on; one that does already stays as it is. */
    public ServiceClock running(Instant at) {
        return since.isPresent() ? this : new ServiceClock(promised, before, Optional.of(at));
    }

    public Duration elapsed(Instant now) {
        return since.map(start -> before.plus(Duration.between(start, now))).orElse(before);
    }

    public boolean isOverdue(Instant now) {
        return elapsed(now).compareTo(promised) > 0;
    }

    /** When the time is up; empty while it stands still. */
    public Optional<Instant> due() {
        return since.map(start -> start.plus(promised.minus(before)));
    }
}
