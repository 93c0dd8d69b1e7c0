package io.hefu.rights.supplier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to the supplier that a request is ours and new: HMAC-SHA-256 over timestamp, nonce, method, path and body, a line
 * each, in lower-case hex.
 */
final class RequestSignature {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    RequestSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    String sign(String timestamp, String nonce, String method, String path, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(
                    (timestamp + '\n' + nonce + '\n' + method + '\n' + path + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has " + HMAC, impossible);
        }
    }
}
