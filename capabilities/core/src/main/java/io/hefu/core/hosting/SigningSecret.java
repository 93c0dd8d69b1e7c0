package io.hefu.core.hosting;

/**
 * What the gateways and one partner share, so that the partner knows the gateways' calls: HMAC using SHA-256, RFC 9421
 * §3.3.3.
 */
public final class SigningSecret {

    /** As many as SHA-256 gives: more would not be stronger (RFC 2104 §3). */
    public static final int BYTES = 32;

    private final String keyId;
    private final byte[] bytes;

    /** @param keyId names this secret among all that the partner ever had; visible ASCII */
    public SigningSecret(String keyId, byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("bytes: " + bytes.length + " of them (expected: " + BYTES + ")");
        }
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    public String keyId() {
        return keyId;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "SigningSecret[" + keyId + "]";
    }
}
