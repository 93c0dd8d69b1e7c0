package io.hefu.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final Instant BEGUN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Optional<Duration> NOT_ASKED = Optional.empty();

    private final RetrySchedule longest = new RetrySchedule(new Highest());

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT30S", "3,PT2M", "4,PT10M", "5,PT1H", "6,PT6H", "7,PT24H"})
    void theLongestWaitGrowsWithEveryAttempt(int attempts, Duration wait) {
        assertThat(longest.next(attempts, BEGUN, BEGUN, NOT_ASKED)).contains(BEGUN.plus(wait));
    }

    @Test
    void theWaitIsAnywhereBelowTheLongest() {
        RetrySchedule schedule = new RetrySchedule(new Random(7));
        List<Duration> waits = Stream.generate(() -> schedule.next(4, BEGUN, BEGUN, NOT_ASKED))
                .limit(1000)
                .map(next -> Duration.between(BEGUN, next.orElseThrow()))
                .toList();

        assertThat(waits).allMatch(wait -> !wait.isNegative() && wait.compareTo(Duration.ofMinutes(10)) <= 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofMinutes(1)) < 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofMinutes(9)) > 0);
    }

    @Test
    void afterEightAttemptsItIsGivenUp() {
        assertThat(longest.next(8, BEGUN, BEGUN, NOT_ASKED)).isEmpty();
    }

    @Test
    void allAttemptsAreWithinThreeDays() {
        Instant now = BEGUN;
        for (int attempts : IntStream.rangeClosed(1, 7).toArray()) {
            now = longest.next(attempts, BEGUN, now, NOT_ASKED).orElseThrow();
        }
        assertThat(now).isBefore(BEGUN.plus(RetrySchedule.PATIENCE));
    }

    @Test
    void whoAsksForALongerWaitGetsItButNotForEver() {
        assertThat(longest.next(1, BEGUN, BEGUN, Optional.of(Duration.ofHours(2))))
                .contains(BEGUN.plus(Duration.ofHours(2)));
        assertThat(longest.next(1, BEGUN, BEGUN, Optional.of(Duration.ofSeconds(1))))
                .contains(BEGUN.plusSeconds(5));
        assertThat(longest.next(1, BEGUN, BEGUN, Optional.of(Duration.ofDays(3))))
                .isEmpty();
    }

    private static final class Highest implements RandomGenerator {

        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
