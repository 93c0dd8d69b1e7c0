package io.hefu.billing.digest;

import java.util.HexFormat;

/** A SHA-256 hash as 64 lower-case hexadecimal digits. */
public record Sha256(String hex) {

    private static final int DIGITS = 64;

    public Sha256 {
        if (hex.length() != DIGITS || !hex.chars().allMatch(Sha256::isDigit)) {
            throw new IllegalArgumentException("hash: " + hex + " (expected: 64 lower-case hexadecimal digits)");
        }
    }

    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(bytes));
    }

    private static boolean isDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    @Override
    public String toString() {
        return hex;
    }
}
