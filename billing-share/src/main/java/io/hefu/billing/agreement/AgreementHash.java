package io.hefu.billing.agreement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of the {@link AgreementText} of terms, by which a statement says what was agreed.
 *
 * @param hex 64 lower-case digits
 */
public record AgreementHash(String hex) {

    public AgreementHash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("hash: " + hex + " (expected: 64 lower-case hexadecimal digits)");
        }
    }

    public static AgreementHash of(AgreementTerms terms) {
        byte[] text = AgreementText.write(terms).getBytes(StandardCharsets.UTF_8);
        return new AgreementHash(HexFormat.of().formatHex(sha256().digest(text)));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
