package io.hefu.portal.credential;

import io.hefu.core.identity.CredentialId;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms of those who call with a credential: the first eight bytes of an HMAC-SHA256 (RFC 2104) of credential
 * and address. There are few enough addresses to try them all, so the key protects them; the credential in it keeps one
 * caller's pseudonyms apart.
 */
final class CallerPseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "credential-caller\n";
    private static final int LENGTH = 8;

    private final SecretKeySpec key;

    CallerPseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    byte[] of(CredentialId credential, InetAddress caller) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE.getBytes(StandardCharsets.US_ASCII));
            mac.update(credential.value().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n');
            return Arrays.copyOf(mac.doFinal(caller.getAddress()), LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
