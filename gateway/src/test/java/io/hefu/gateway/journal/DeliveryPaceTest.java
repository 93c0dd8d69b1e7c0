package io.hefu.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeliveryPaceTest {

    private final AtomicLong nanos = new AtomicLong();
    private final DeliveryPace pace = new DeliveryPace(nanos::get);

    @Test
    void ordinaryTrafficIsDeliveredAtOnce() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(pace.restAfter(1_000, 4_900, 3_900)).isZero();
    }

    @Test
    void inASurgeDeliveryStepsBack() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(pace.restAfter(1_000, 50_000, 49_000)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void afterTheSurgeWhatWaitsIsDeliveredAtOnce() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        pace.restAfter(1_000, 50_000, 49_000);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(pace.restAfter(1_000, 50_100, 48_100)).isZero();
    }

    @Test
    void tooMuchNeverWaits() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(100));

        assertThat(pace.restAfter(1_000, 5_002_000, 5_001_000)).isZero();
    }
}
