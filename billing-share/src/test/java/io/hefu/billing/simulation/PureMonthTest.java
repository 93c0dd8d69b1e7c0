package io.hefu.billing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.simulation.PureMonth.Fault;
import io.hefu.billing.simulation.PureMonth.Flaw;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand month ends, each with its faults; and the mistakes that they would find. */
class PureMonthTest {

    private static final int SEEDS_AT_ONCE = 50;
    private static final Set<Fault> SEEN = EnumSet.noneOf(Fault.class);

    static LongStream firstSeeds() {
        return LongStream.range(0, 20).map(block -> block * SEEDS_AT_ONCE + 1);
    }

    @AfterAll
    static void everyKindOfFaultHasHappened() {
        assertThat(SEEN).isEqualTo(EnumSet.allOf(Fault.class));
    }

    @ParameterizedTest(name = "seeds from {0} on")
    @MethodSource("firstSeeds")
    void everyFenFollowsFromTheCalls(long first) {
        for (long seed = first; seed < first + SEEDS_AT_ONCE; seed++) {
            PureMonth month = new PureMonth(seed, Flaw.NONE).run();

            SEEN.addAll(month.faults.keySet());
            assertThat(PureMonthCheck.divergences(month)).as("seed %d", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FORGETFUL_DEDUPE, 1",
        "TIER_OFF_BY_ONE, 6",
        "PRICE_ROUNDED_TO_FEN, 1",
        "CLOSED_TOO_EARLY, 1",
        "PRICE_TOO_EARLY, 12"
    })
    void aMistakeIsFoundUnderThisSeed(Flaw flaw, long seed) {
        assertThat(isFound(flaw, seed)).isTrue();
        assertThat(isFound(Flaw.NONE, seed)).isFalse();
    }

    /** What the rules refuse to go on with is found as well. */
    private static boolean isFound(Flaw flaw, long seed) {
        try {
            return !PureMonthCheck.divergences(new PureMonth(seed, flaw).run()).isEmpty();
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return true;
        }
    }
}
