package io.hefu.rights.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

    private final RetryPlan plan = new RetryPlan(new Random(7));

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "7, 32000", "8, 60000", "9, 60000", "1000000, 60000"})
    void pausesGrowUpToAMinuteAndNeverEnd(int attempts, long milliseconds) {
        assertThat(plan.pauseAfter(attempts))
                .isBetween(Duration.ofMillis(milliseconds * 8 / 10), Duration.ofMillis(milliseconds * 12 / 10));
    }
}
