package io.hefu.iot.device;

import java.util.Optional;
import java.util.UUID;

/** Names a command, in URLs and topics. A device that gets the same id again has the same order before it, not a new one. */
public record CommandId(UUID value) implements Comparable<CommandId> {

    /** Reads the canonical form only; empty for any other text. */
    public static Optional<CommandId> parse(String text) {
        return CanonicalUuid.parse(text).map(CommandId::new);
    }

    @Override
    public int compareTo(CommandId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
