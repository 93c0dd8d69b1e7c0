package io.hefu.location.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hefu.location.geometry.Circle;
import io.hefu.location.geometry.Position;
import io.hefu.location.verification.Verification.Result;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {

    private static final double METRES_A_DEGREE = 111_195.08;

    static Stream<Arguments> circles() {
        return Stream.of(
                //        requested  located  apart   result          match rate
                arguments(2_000, 200, 0, Result.TRUE, Optional.empty()),
                arguments(2_000, 200, 1_799, Result.TRUE, Optional.empty()),
                arguments(2_000, 200, 2_000, Result.PARTIAL, Optional.of(49)),
                arguments(2_000, 200, 2_201, Result.FALSE, Optional.empty()),
                arguments(2_000, 5_000, 0, Result.PARTIAL, Optional.of(16)),
                arguments(2_000, 2_000, 2_000, Result.PARTIAL, Optional.of(39)),
                arguments(2_000, 200, 2_199, Result.PARTIAL, Optional.of(1)),
                arguments(2_000, 200, 1_801, Result.PARTIAL, Optional.of(99)),
                arguments(100, 100_000, 0, Result.PARTIAL, Optional.of(1)),
                arguments(2_000, 0, 1_999, Result.TRUE, Optional.empty()),
                arguments(2_000, 0, 2_001, Result.FALSE, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("circles")
    void theAnswerIsWhatTheAreasHaveInCommon(
            double requested, double located, double apart, Result result, Optional<Integer> matchRate) {
        assertThat(Verification.of(circle(0, requested), circle(apart, located)))
                .isEqualTo(new Verification(result, matchRate));
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMatchRateIsGivenOfAPartialMatchAndNoOther(long seed) {
        Random random = new Random(seed);
        Circle requested = circle(0, 1 + random.nextDouble() * 10_000);
        Circle located = circle(random.nextDouble() * 15_000, random.nextDouble() * 10_000);

        Verification verification = Verification.of(requested, located);

        assertThat(verification.matchRate().isPresent()).isEqualTo(verification.result() == Result.PARTIAL);
        verification.matchRate().ifPresent(rate -> assertThat(rate).isBetween(1, 99));
    }

    private static Circle circle(double metresNorth, double radius) {
        return new Circle(new Position(31.2304 + metresNorth / METRES_A_DEGREE, 121.4737), radius);
    }
}
