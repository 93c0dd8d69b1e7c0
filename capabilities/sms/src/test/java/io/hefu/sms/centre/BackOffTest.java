package io.hefu.sms.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));

    @Test
    void theWaitDoublesUpToTheLongest() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            assertThat(backOff.delay(0, random)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
            assertThat(backOff.delay(3, random)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_600));
            assertThat(backOff.delay(6, random)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
            assertThat(backOff.delay(Integer.MAX_VALUE, random))
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        }
    }

    @Test
    void theLongestIsNotBelowTheFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1)));
    }
}
