package io.hefu.billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {

    private static final Tolerance TOLERANCE = new Tolerance("rights", Set.of(TwoAccounts.RIGHTS), 5, 100, 2, 10);

    @ParameterizedTest
    @CsvSource({
        "50000, 5000000, 10, 10, true",
        "50001, 500000000, 10, 10, false",
        "50000, 4999900, 10, 10, false",
        "0, 0, 10, 12, true",
        "0, 0, 10, 13, false",
        "1, 0, 10, 10, false",
        "9223372036854775807, 9223372036854775807, 1, 1, false"
    })
    void everyBoundHoldsAtOnce(long difference, long ours, int ourCalls, int theirCalls, boolean covered) {
        assertThat(TOLERANCE.covers(difference, ours, ourCalls, theirCalls)).isEqualTo(covered);
    }

    @Test
    void aProductHasOneTolerance() {
        Rules strict = Rules.strict();
        Tolerance other = new Tolerance("other", TOLERANCE.products(), 1, 1, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(
                        strict.timeTolerance(), List.of(TOLERANCE, other), List.of(), List.of(), 3, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, DAYS_0_TO_3", "3, DAYS_0_TO_3", "4, DAYS_4_TO_10", "10, DAYS_4_TO_10", "11, DAYS_11_TO_30",
        "30, DAYS_11_TO_30", "31, DAYS_31_TO_60", "60, DAYS_31_TO_60", "61, OVER_60_DAYS", "4000, OVER_60_DAYS"
    })
    void breaksAgeInSteps(long days, AgeBucket bucket) {
        LocalDate identified = LocalDate.of(2026, 11, 20);

        assertThat(AgeBucket.of(identified, identified.plusDays(days))).isEqualTo(bucket);
    }

    @Test
    void whatIsMissingForOneIsExtraForTheOther() {
        assertThat(DifferenceKind.MISSING_THEIRS.words().chinese()).isEqualTo("短款");
        assertThat(DifferenceKind.MISSING_THEIRS.mirrored().words().chinese()).isEqualTo("长款");
        assertThat(DifferenceKind.STATUS.mirrored()).isEqualTo(DifferenceKind.STATUS);
    }
}
