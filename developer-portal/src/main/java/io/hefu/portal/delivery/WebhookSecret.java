package io.hefu.portal.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook's events are signed with, so that a receiver knows whom they are from. Standard Webhooks 1.0. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;

    WebhookSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** @param random fit for secrets */
    static WebhookSecret mint(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    /** @throws IllegalArgumentException without repeating the text */
    static WebhookSecret parse(String clearText) {
        if (!clearText.startsWith(PREFIX)) {
            throw new IllegalArgumentException("webhook secret: expected " + PREFIX + " and base64");
        }
        return new WebhookSecret(Base64.getDecoder().decode(clearText.substring(PREFIX.length())));
    }

    /** As the receiver needs it: {@code whsec_…}. */
    public String clearText() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** @return one signature of the header {@code webhook-signature} */
    String sign(String id, long timestampSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            mac.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
