package io.hefu.location.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CircleTest {

    private static final Position PEOPLES_SQUARE = new Position(31.2304, 121.4737);
    private static final double METRES_A_DEGREE = 111_195.08;

    static Stream<Arguments> pairs() {
        // Of two equal circles half a diameter apart, 2/3 - sqrt(3)/(2*pi) is common.
        double lens = 2.0 / 3 - Math.sqrt(3) / (2 * Math.PI);
        return Stream.of(
                //        radius  other's  apart   share of the first within the other
                arguments(1_000, 1_000, 0, 1.0),
                arguments(1_000, 2_000, 500, 1.0),
                arguments(1_000, 2_000, 999, 1.0),
                arguments(2_000, 1_000, 0, 0.25),
                arguments(2_000, 1_000, 999, 0.25),
                arguments(1_000, 1_000, 1_000, lens),
                arguments(1_000, 1_000, 1_999.9, 0.0),
                arguments(1_000, 1_000, 2_001, 0.0),
                arguments(0, 1_000, 500, 1.0),
                arguments(0, 1_000, 1_001, 0.0),
                arguments(0, 0, 0, 1.0),
                arguments(0, 0, 1, 0.0));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theShareIsThatOfTheAreaInCommon(double radius, double otherRadius, double apart, double share) {
        Circle circle = new Circle(PEOPLES_SQUARE, radius);
        Circle other = new Circle(north(PEOPLES_SQUARE, apart), otherRadius);

        assertThat(circle.shareWithin(other)).isCloseTo(share, within(1e-4));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theShareIsWhatRandomPointsSay(long seed) {
        Random random = new Random(seed);
        double radius = 50 + random.nextDouble() * 5_000;
        double otherRadius = 50 + random.nextDouble() * 5_000;
        double apart = random.nextDouble() * 1.1 * (radius + otherRadius);
        Circle circle = new Circle(PEOPLES_SQUARE, radius);
        Circle other = new Circle(north(PEOPLES_SQUARE, apart), otherRadius);

        double share = circle.shareWithin(other);

        assertThat(share).isBetween(0.0, 1.0);
        assertThat(share).isCloseTo(shareByChance(radius, otherRadius, apart, random), within(0.03));
        assertThat(share * radius * radius)
                .as("what they have in common is the same from either side")
                .isCloseTo(other.shareWithin(circle) * otherRadius * otherRadius, within(1.0));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneThatIsContainedIsAllWithin(long seed) {
        Random random = new Random(seed);
        Circle large = new Circle(PEOPLES_SQUARE, 1 + random.nextDouble() * 100_000);
        double radius = random.nextDouble() * large.radiusMetres();
        double apart = random.nextDouble() * 0.999 * (large.radiusMetres() - radius);
        Circle small = new Circle(north(PEOPLES_SQUARE, apart), radius);

        assertThat(large.contains(small)).isTrue();
        assertThat(small.shareWithin(large)).isEqualTo(1);
    }

    @Test
    void aCircleHasARadius() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Circle(PEOPLES_SQUARE, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Circle(PEOPLES_SQUARE, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Circle(PEOPLES_SQUARE, Double.POSITIVE_INFINITY));
    }

    private static double shareByChance(double radius, double otherRadius, double apart, Random random) {
        int within = 0;
        int points = 20_000;
        for (int i = 0; i < points; i++) {
            double away = radius * Math.sqrt(random.nextDouble());
            double direction = 2 * Math.PI * random.nextDouble();
            double x = away * Math.cos(direction);
            double y = away * Math.sin(direction) - apart;
            if (x * x + y * y <= otherRadius * otherRadius) {
                within++;
            }
        }
        return (double) within / points;
    }

    private static Position north(Position from, double metres) {
        return new Position(from.latitude() + metres / METRES_A_DEGREE, from.longitude());
    }
}
