package io.hefu.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelaysTest {

    @Test
    void theWorstAndTheMedianAreTold() {
        Delays delays = new Delays(List.of(Duration.ofMillis(90), Duration.ofMillis(10), Duration.ofMillis(50)));

        assertThat(delays.worstMillis()).isEqualTo(90);
        assertThat(delays.medianMillis()).isEqualTo(50);
    }

    @Test
    void aBegunMillisecondCounts() {
        assertThat(new Delays(List.of(Duration.ofNanos(1_000_001))).worstMillis())
                .isEqualTo(2);
    }

    @Test
    void nothingMeasuredTellsNothing() {
        assertThatThrownBy(() -> new Delays(List.of())).hasMessage("measured: none (expected: at least one)");
    }
}
