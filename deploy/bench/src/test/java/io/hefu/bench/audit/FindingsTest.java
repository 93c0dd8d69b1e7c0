package io.hefu.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

    @Test
    void aRunWithoutLossOrDoublingIsClean() {
        assertThat(new Findings(100, 100, 0, 103, 2, 103, 0, 0).areClean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // acknowledged, stored, doubled, answered, unknown, rated, ratedTwice, moneyTooMuch
        "  0,   0, 0,   0, 0,   0, 0,  0",
        "100,  99, 0, 100, 0, 100, 0,  0",
        "100, 100, 1, 101, 0, 101, 0,  0",
        "100, 100, 0, 100, 0,  99, 0,  0",
        "100, 100, 0, 100, 0, 100, 1,  0",
        "100, 100, 0, 100, 0, 100, 0, -1",
    })
    void anythingElseIsNot(
            long acknowledged,
            long stored,
            long doubled,
            long answered,
            long unknown,
            long rated,
            long ratedTwice,
            long moneyTooMuch) {
        Findings findings =
                new Findings(acknowledged, stored, doubled, answered, unknown, rated, ratedTwice, moneyTooMuch);

        assertThat(findings.areClean()).isFalse();
    }

    @Test
    void whatIsNotStoredIsLost() {
        assertThat(new Findings(100, 97, 0, 97, 0, 90, 0, 0).lost()).isEqualTo(3);
        assertThat(new Findings(100, 97, 0, 97, 0, 90, 0, 0).unrated()).isEqualTo(7);
    }
}
