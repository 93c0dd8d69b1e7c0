package io.hefu.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.bench.comparison.Series.Of;
import io.hefu.bench.measure.Measurement;
import io.hefu.bench.measure.Measurement.Cost;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final Of HEFU = new Of("hefu", "PROXIED");
    private static final Of LUA = new Of("lua", "PROXIED");

    private final Series series = new Series();

    @Test
    void twoAreComparedWithinARoundNotAcrossRounds() {
        series.add(1, HEFU, callsPerSecond(100));
        series.add(1, LUA, callsPerSecond(200));
        // The machine is slower in the second round.
        series.add(2, HEFU, callsPerSecond(10));
        series.add(2, LUA, callsPerSecond(20));

        assertThat(series.ratio(HEFU, LUA, Measurement::callsPerSecond)).contains(new Spread(0.5, 0.5, 0.5));
    }

    @Test
    void aRoundThatOneOfThemMissedIsLeftOut() {
        series.add(1, HEFU, callsPerSecond(100));
        series.add(2, HEFU, callsPerSecond(100));
        series.add(2, LUA, callsPerSecond(400));

        assertThat(series.ratio(HEFU, LUA, Measurement::callsPerSecond)).contains(new Spread(0.25, 0.25, 0.25));
    }

    @Test
    void whoWasNotMeasuredHasNoFigures() {
        series.add(1, HEFU, callsPerSecond(100));

        assertThat(series.spread(LUA, Measurement::callsPerSecond)).isEmpty();
        assertThat(series.ratio(HEFU, LUA, Measurement::callsPerSecond)).isEmpty();
    }

    private static Measurement callsPerSecond(double callsPerSecond) {
        Cost cost = new Cost(1, 1);
        return new Measurement(1, callsPerSecond, 1, 1, cost, cost, 0);
    }
}
