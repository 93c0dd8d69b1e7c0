package io.hefu.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void aPercentileIsALatencyThatWasMeasured() {
        for (int micros = 1_000; micros >= 1; micros--) {
            latencies.add(micros * 1_000L, 200);
        }

        assertThat(latencies.micros(50)).isEqualTo(500);
        assertThat(latencies.micros(99)).isEqualTo(990);
        assertThat(latencies.micros(100)).isEqualTo(1_000);
        assertThat(latencies.count()).isEqualTo(1_000);
    }

    @Test
    void thereIsRoomForMoreThanAnyoneThoughtOf() {
        for (int i = 0; i < 200_000; i++) {
            latencies.add(5_000, 200);
        }

        assertThat(latencies.count()).isEqualTo(200_000);
        assertThat(latencies.micros(99)).isEqualTo(5);
    }

    @Test
    void refusalsAndCallsWithoutAnswerHaveFailed() {
        latencies.add(1, 200);
        latencies.add(1, 429);
        latencies.addUnanswered(3);

        assertThat(latencies.failed()).isEqualTo(4);
    }

    @Test
    void withoutAnswersThereIsNoPercentile() {
        assertThatThrownBy(() -> latencies.micros(99)).isInstanceOf(IllegalStateException.class);
    }
}
