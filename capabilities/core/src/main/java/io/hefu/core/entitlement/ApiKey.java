package io.hefu.core.entitlement;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.CredentialId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern FORM =
            Pattern.compile("(hefu_(live|test)_([0-9a-z]{16})_([0-9a-z]{32}))([0-9a-z]{6})");

    /** A new key. The generator must be fit for secrets: {@link java.security.SecureRandom}. */
    public static ApiKey mint(Environment environment, RandomGenerator random) {
        return new ApiKey(environment, characters(random, 16), characters(random, 32));
    }

    /** Reads a key; empty when the text has not the form, or the checksum is not its own. */
    public static Optional<ApiKey> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !checksum(parts.group(1)).equals(parts.group(5))) {
            return Optional.empty();
        }
        Environment environment = parts.group(2).equals("live") ? Environment.LIVE : Environment.SANDBOX;
        return Optional.of(new ApiKey(environment, parts.group(3), parts.group(4)));
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

    /** CRC-32 of all before it, in six base-36 digits (the largest, 2^32 - 1, needs seven: its first is dropped). */
    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        String digits = "000000" + Long.toString(crc.getValue(), 36);
        return digits.substring(digits.length() - 6);
    }
}
