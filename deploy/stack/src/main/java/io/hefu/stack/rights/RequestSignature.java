package io.hefu.stack.rights;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a client proves that a request is its own: {@code hex(HMAC-SHA256(secret, timestamp \n nonce \n method \n path \n
 * body))}, lower case, in the header {@code X-Signature}.
 */
final class RequestSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    RequestSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    boolean matches(String signature, String timestamp, String nonce, String method, String path, byte[] body) {
        byte[] expected = of(timestamp, nonce, method, path, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    String of(String timestamp, String nonce, String method, String path, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(String.join("\n", timestamp, nonce, method, path, "").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
