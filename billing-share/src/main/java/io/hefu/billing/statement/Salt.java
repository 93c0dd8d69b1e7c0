package io.hefu.billing.statement;

import java.util.Arrays;

/** 16 bytes only the operator can derive, and whoever is shown the leaf knows. */
public record Salt(byte[] bytes) {

    static final int LENGTH = 16;

    public Salt {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("salt: " + bytes.length + " bytes (expected: " + LENGTH + ")");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "salt";
    }
}
