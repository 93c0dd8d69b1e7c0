package io.hefu.iot.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.refusal.RefusedException;
import io.hefu.iot.device.DeviceProperties;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShadowTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final DeviceProperties ECO = new DeviceProperties(Map.of("mode", "eco"));
    private static final DeviceProperties FULL =
            new DeviceProperties(IntStream.range(0, 999).boxed().collect(Collectors.toMap(i -> "n" + i, i -> i)));

    private final DesiredState desired = new DesiredState(DeviceProperties.NONE, 0, Optional.empty());
    private final ReportedState reported = new ReportedState(DeviceProperties.NONE, 0, Optional.empty());

    @Test
    void aChangeRaisesTheVersionByOne() {
        assertThat(desired.changed(ECO, Optional.empty(), NOW)).isEqualTo(new DesiredState(ECO, 1, Optional.of(NOW)));
    }

    @Test
    void aChangeToWhatItIsAlreadyIsNone() {
        DesiredState eco = desired.changed(ECO, Optional.empty(), NOW);

        assertThat(eco.changed(ECO, Optional.of(1L), NOW.plusSeconds(1))).isSameAs(eco);
    }

    @Test
    void aChangeMadeForAnotherVersionIsRefused() {
        assertThatThrownBy(() -> desired.changed(ECO, Optional.of(3L), NOW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ABORTED")
                .hasMessageContaining("version 0");
    }

    @Test
    void aDesiredStateDoesNotOutgrowItsBounds() {
        DesiredState full = desired.changed(FULL, Optional.empty(), NOW);

        assertThatIllegalArgumentException().isThrownBy(() -> full.changed(ECO, Optional.empty(), NOW));
    }

    @Test
    void reportsAreMerged() {
        ReportedState eco = reported.reported(ECO, NOW);

        assertThat(eco.reported(new DeviceProperties(Map.of("fan", 2)), NOW.plusSeconds(1)))
                .isEqualTo(new ReportedState(
                        new DeviceProperties(Map.of("mode", "eco", "fan", 2)), 2, Optional.of(NOW.plusSeconds(1))));
    }

    @Test
    void aReportThatWouldOutgrowTheBoundsIsNotBelieved() {
        ReportedState full = reported.reported(FULL, NOW);

        assertThat(full.reported(ECO, NOW)).isSameAs(full);
    }
}
