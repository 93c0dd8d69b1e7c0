package io.hefu.location.verification;

import static io.hefu.location.Configured.configured;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.location.geometry.Position;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerificationConfigTest {

    @Test
    void isSafeWhenNothingIsSet() {
        AreaRule areas = AreaRule.of(configured(VerificationConfig.class, Map.of()));

        assertThat(areas).isEqualTo(new AreaRule(100, 200_000, new Position(18.0, 73.4), new Position(53.6, 135.1)));
    }

    @Test
    void everyPropertyCanBeSet() {
        AreaRule areas = AreaRule.of(configured(
                VerificationConfig.class,
                Map.of(
                        "hefu.location.verification.smallest-radius", "1000",
                        "hefu.location.verification.largest-radius", "5000",
                        "hefu.location.verification.coverage.south", "30.6",
                        "hefu.location.verification.coverage.west", "120.8",
                        "hefu.location.verification.coverage.north", "31.9",
                        "hefu.location.verification.coverage.east", "122.2")));

        assertThat(areas).isEqualTo(new AreaRule(1_000, 5_000, new Position(30.6, 120.8), new Position(31.9, 122.2)));
    }
}
