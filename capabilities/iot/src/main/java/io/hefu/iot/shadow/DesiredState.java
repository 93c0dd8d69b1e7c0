package io.hefu.iot.shadow;

import io.hefu.core.refusal.RefusedException;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.refusal.IotRefusal.DesiredVersionPassed;
import java.time.Instant;
import java.util.Optional;

/**
 * What a device should be.
 *
 * @param version grows by 1 with every change; 0 before the first
 */
record DesiredState(DeviceProperties properties, long version, Optional<Instant> changedAt) {

    /**
     * With a merge patch applied; itself when that changes nothing.
     *
     * @param basis the version that the patch was made for, if its maker cares
     * @throws IllegalArgumentException when it would outgrow {@link DeviceProperties}
     */
    DesiredState changed(DeviceProperties patch, Optional<Long> basis, Instant now) {
        if (basis.isPresent() && basis.get() != version) {
            throw new RefusedException(new DesiredVersionPassed(version));
        }
        DeviceProperties merged = properties.merged(patch);
        return merged.equals(properties) ? this : new DesiredState(merged, version + 1, Optional.of(now));
    }
}
