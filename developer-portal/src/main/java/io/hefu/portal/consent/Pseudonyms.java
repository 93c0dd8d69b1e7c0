package io.hefu.portal.consent;

import io.hefu.core.identity.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms: HMAC-SHA256 (RFC 2104) of the number under a secret key. There are few enough phone numbers to try
 * them all, so the key, not the hash, is what protects them.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_LENGTH = 32;

    private final SecretKeySpec key;

    Pseudonyms(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "pseudonym key: " + key.length + " bytes (expected: " + KEY_LENGTH + ")");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    Pseudonym of(PhoneNumber number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(number.value().getBytes(StandardCharsets.US_ASCII));
            return new Pseudonym(HexFormat.of().formatHex(code));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
