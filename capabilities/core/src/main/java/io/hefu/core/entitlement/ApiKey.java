package io.hefu.core.entitlement;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.CredentialId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * An API key in clear: {@code hefu_{live|test}_{id}_{secret}{checksum}}. The fixed start lets leak scanners find it, the
 * checksum lets a mistyped key be refused without asking anybody.
 *
 * @param id public, 16 of 0-9 a-z
 * @param secret 32 of 0-9 a-z (165 bits); shown once, never stored
 */
public record ApiKey(Environment environment, String id, String secret) {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int ID_AT = "hefu_live_".length();
    private static final int ID_LENGTH = 16;
    private static final int SECRET_AT = ID_AT + ID_LENGTH + 1;
    private static final int SECRET_LENGTH = 32;
    private static final int CHECKSUM_AT = SECRET_AT + SECRET_LENGTH;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int BASE = ALPHABET.length();

    /** A new key. The generator must be fit for secrets: {@link java.security.SecureRandom}. */
    public static ApiKey mint(Environment environment, RandomGenerator random) {
        return new ApiKey(environment, characters(random, ID_LENGTH), characters(random, SECRET_LENGTH));
    }

    /** Reads a key; empty when the text has not the form, or the checksum is not its own. By hand: every call does it. */
    public static Optional<ApiKey> parse(String text) {
        if (text.length() != CHECKSUM_AT + CHECKSUM_LENGTH
                || text.charAt(SECRET_AT - 1) != '_'
                || !isAlphabetic(text, ID_AT, SECRET_AT - 1)
                || !isAlphabetic(text, SECRET_AT, text.length())) {
            return Optional.empty();
        }
        boolean live = text.startsWith("hefu_live_");
        if (!live && !text.startsWith("hefu_test_") || !endsWithItsChecksum(text)) {
            return Optional.empty();
        }
        return Optional.of(new ApiKey(
                live ? Environment.LIVE : Environment.SANDBOX,
                text.substring(ID_AT, SECRET_AT - 1),
                text.substring(SECRET_AT, CHECKSUM_AT)));
    }

    public CredentialId credential() {
        return new CredentialId(id);
    }

    public SecretHash hash() {
        return SecretHash.of(secret);
    }

    /** The whole key in clear, for the one time it is shown. */
    public String clearText() {
        String unchecked = "hefu_" + environment.keyMark() + "_" + id + "_" + secret;
        return unchecked + checksum(unchecked);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "hefu_" + environment.keyMark() + "_" + id + "_…";
    }

    private static String characters(RandomGenerator random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static boolean isAlphabetic(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            if (!(character >= '0' && character <= '9' || character >= 'a' && character <= 'z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWithItsChecksum(String text) {
        long rest = crc(text, CHECKSUM_AT);
        for (int i = text.length() - 1; i >= CHECKSUM_AT; i--) {
            if (text.charAt(i) != ALPHABET.charAt((int) (rest % BASE))) {
                return false;
            }
            rest /= BASE;
        }
        return true;
    }

    /** CRC-32 of all before it, in six base-36 digits (the largest, 2^32 - 1, needs seven: its first is dropped). */
    private static String checksum(String text) {
        char[] digits = new char[CHECKSUM_LENGTH];
        long rest = crc(text, text.length());
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % BASE));
            rest /= BASE;
        }
        return new String(digits);
    }

    private static long crc(String ascii, int length) {
        CRC32 crc = new CRC32();
        crc.update(ascii.getBytes(StandardCharsets.ISO_8859_1), 0, length);
        return crc.getValue();
    }
}
