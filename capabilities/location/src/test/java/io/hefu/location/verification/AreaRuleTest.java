package io.hefu.location.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.core.refusal.RefusedException;
import io.hefu.location.geometry.Circle;
import io.hefu.location.geometry.Position;
import io.hefu.location.refusal.LocationRefusal;
import io.hefu.location.refusal.LocationRefusal.InvalidArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaRuleTest {

    private final AreaRule areas = new AreaRule(100, 200_000, new Position(18.0, 73.4), new Position(53.6, 135.1));

    @ParameterizedTest
    @CsvSource({"31.2304, 121.4737, 100", "31.2304, 121.4737, 200000", "18, 73.4, 500", "53.6, 135.1, 500"})
    void anAreaWithinTheLimitsCanBeAskedAbout(double latitude, double longitude, double radius) {
        assertThatCode(() -> areas.require(new Circle(new Position(latitude, longitude), radius)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 99.9, 200_000.1, 1e300})
    void aRadiusTooSmallOrTooLargeIsInvalid(double radius) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> areas.require(new Circle(new Position(31.2304, 121.4737), radius)))
                .satisfies(refused -> {
                    assertThat(refused.refusal()).isEqualTo(new InvalidArea(100, 200_000));
                    assertThat(refused.refusal().code().name()).isEqualTo("LOCATION_VERIFICATION.INVALID_AREA");
                });
    }

    @ParameterizedTest
    @CsvSource({"17.9, 100", "53.7, 100", "31, 73.3", "31, 135.2", "48.85, 2.35", "-31.23, 121.47"})
    void aCentreOutsideOfTheCoverageIsNotCovered(double latitude, double longitude) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> areas.require(new Circle(new Position(latitude, longitude), 1_000)))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(LocationRefusal.Plain.AREA_NOT_COVERED));
    }

    @Test
    void limitsThatAdmitNothingAreNoLimits() {
        Position somewhere = new Position(31, 121);
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaRule(200, 100, new Position(18, 73), somewhere));
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaRule(1, 100, somewhere, somewhere));
    }
}
