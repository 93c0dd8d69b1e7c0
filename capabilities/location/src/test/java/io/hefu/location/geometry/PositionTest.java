package io.hefu.location.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Position SHANGHAI = new Position(31.2304, 121.4737);
    private static final Position BEIJING = new Position(39.9042, 116.4074);

    @Test
    void distancesAreThoseOfTheGreatCircle() {
        assertThat(SHANGHAI.metresTo(BEIJING)).isCloseTo(1_067_000, within(3_000.0));
        assertThat(new Position(0, 0).metresTo(new Position(0, 1))).isCloseTo(111_195, within(1.0));
        assertThat(new Position(0, 0).metresTo(new Position(0, 180))).isCloseTo(20_015_115, within(1.0));
        assertThat(new Position(90, 12).metresTo(new Position(90, -100))).isCloseTo(0, within(1e-6));
    }

    @Test
    void itIsAsFarBackAsThere() {
        assertThat(SHANGHAI.metresTo(BEIJING)).isEqualTo(BEIJING.metresTo(SHANGHAI));
        assertThat(SHANGHAI.metresTo(SHANGHAI)).isZero();
    }

    @Test
    void theDateLineIsNoDistance() {
        assertThat(new Position(0, 179.999).metresTo(new Position(0, -179.999))).isCloseTo(222.4, within(0.1));
    }

    @Test
    void aMetreIsToldFromTwo() {
        Position near = new Position(31.2304 + 1 / 111_195.0, 121.4737);

        assertThat(SHANGHAI.metresTo(near)).isCloseTo(1, within(1e-4));
    }

    @Test
    void placesBeyondThePolesOrOfNoNumberDoNotExist() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(90.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(0, -180.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(Double.NaN, 0));
    }

    @Test
    void aPlaceIsNotShownWhenPrinted() {
        assertThat(SHANGHAI.toString()).doesNotContain("31").doesNotContain("121");
    }
}
