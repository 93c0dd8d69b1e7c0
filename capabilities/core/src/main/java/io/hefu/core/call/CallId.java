package io.hefu.core.call;

import java.util.UUID;

/**
 * Names one call for good. A UUIDv7 minted once, at admission: its timestamp part (RFC 9562 §5.7) orders calls and later
 * chooses the partition, so the same id always lands in the same place.
 */
public record CallId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
