package io.hefu.billing.band;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandTest {

    private static final Band FIRST = Band.of(0, 250);
    private static final Band REST = Band.from(250);

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "249, 249, 0", "250, 250, 0", "251, 250, 1", "9223372036854775807, 250, 9223372036854775557"
    })
    void the250thIsTheLastBelow250(long total, long inFirst, long inRest) {
        assertThat(FIRST.within(total)).isEqualTo(inFirst);
        assertThat(REST.within(total)).isEqualTo(inRest);
    }

    @Test
    void aBandIsReachedNoFurtherThanItsEnd() {
        assertThat(FIRST.reachedBy(249)).isEqualTo(249);
        assertThat(FIRST.reachedBy(251)).isEqualTo(250);
        assertThat(REST.reachedBy(251)).isEqualTo(251);
    }

    @Test
    void bandsCoverAllFromZeroWithoutGapOverlapOrEnd() {
        assertThat(Band.coverAll(List.of(FIRST, REST))).isTrue();
        assertThat(Band.coverAll(List.of(Band.from(0)))).isTrue();

        assertThat(Band.coverAll(List.of())).isFalse();
        assertThat(Band.coverAll(List.of(FIRST))).isFalse();
        assertThat(Band.coverAll(List.of(REST))).isFalse();
        assertThat(Band.coverAll(List.of(REST, FIRST))).isFalse();
        assertThat(Band.coverAll(List.of(FIRST, Band.from(249)))).isFalse();
        assertThat(Band.coverAll(List.of(FIRST, Band.from(251)))).isFalse();
        assertThat(Band.coverAll(List.of(Band.of(0, 0), Band.from(0)))).isFalse();
        assertThat(Band.coverAll(List.of(Band.from(0), REST))).isFalse();
    }
}
