package io.hefu.iot.registry;

import io.hefu.core.entitlement.SecretHash;
import java.util.random.RandomGenerator;

/** What a device proves itself with: 40 of 0-9 a-z (206 bits). Shown once, kept only as its hash. */
record DevicePassword(String clearText) {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 40;

    /** The generator must be fit for secrets: {@link java.security.SecureRandom}. */
    static DevicePassword mint(RandomGenerator random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new DevicePassword(text.toString());
    }

    SecretHash hash() {
        return SecretHash.of(clearText);
    }

    @Override
    public String toString() {
        return "DevicePassword";
    }
}
