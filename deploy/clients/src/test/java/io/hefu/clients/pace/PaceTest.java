package io.hefu.clients.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Pace pace = new Pace(10, nanos::get);

    @Test
    void momentsAreEvenlySpaced() {
        assertThat(Stream.generate(pace::untilNext).limit(4))
                .containsExactly(millis(0), millis(100), millis(200), millis(300));
    }

    @Test
    void whoeverIsLateDoesNotWaitUntilItHasCaughtUp() {
        // Given
        pace.untilNext();

        // When
        pass(millis(250));

        // Then
        assertThat(Stream.generate(pace::untilNext).limit(3)).containsExactly(millis(0), millis(0), millis(50));
    }

    @Test
    void aLongPauseIsMadeUpForByASecondAtMost() {
        // Given
        pace.untilNext();

        // When
        pass(Duration.ofHours(1));

        // Then
        assertThat(Stream.generate(pace::untilNext).limit(11)).containsOnly(millis(0));
        assertThat(pace.untilNext()).isEqualTo(millis(100));
    }

    @Test
    void noCallsASecondAreNoPace() {
        assertThatThrownBy(() -> new Pace(0, nanos::get)).hasMessage("perSecond: 0 (expected: >= 1)");
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
