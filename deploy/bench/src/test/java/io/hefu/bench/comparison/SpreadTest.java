package io.hefu.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianOfAnOddNumberOfRoundsIsTheOneInTheMiddle() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).contains(new Spread(1, 2, 3));
    }

    @Test
    void theMedianOfAnEvenNumberOfRoundsLiesBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).contains(new Spread(1, 2.5, 4));
    }

    @Test
    void noRoundsHaveNoSpread() {
        assertThat(Spread.of(List.of())).isEmpty();
    }
}
