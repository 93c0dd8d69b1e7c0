package io.hefu.iot.shadow;

import io.hefu.iot.device.DeviceProperties;
import java.time.Instant;
import java.util.Optional;

/**
 * What a device last said that it is.
 *
 * @param version grows by 1 with every report; 0 before the first
 */
record ReportedState(DeviceProperties properties, long version, Optional<Instant> reportedAt) {

    /** With a report merged in. One that would outgrow {@link DeviceProperties} is not believed: nothing changes. */
    ReportedState reported(DeviceProperties report, Instant at) {
        try {
            return new ReportedState(properties.merged(report), version + 1, Optional.of(at));
        } catch (IllegalArgumentException outgrown) {
            return this;
        }
    }
}
