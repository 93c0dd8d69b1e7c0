package io.hefu.iot.device;

import java.util.Optional;
import java.util.UUID;

/** Names a device, in URLs, in topics and as its MQTT client id. */
public record DeviceId(UUID value) implements Comparable<DeviceId> {

    /** Reads the canonical form only, so that a device has one name; empty for any other text. */
    public static Optional<DeviceId> parse(String text) {
        return CanonicalUuid.parse(text).map(DeviceId::new);
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
