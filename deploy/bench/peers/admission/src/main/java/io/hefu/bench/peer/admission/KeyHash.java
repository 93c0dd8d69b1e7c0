package io.hefu.bench.peer.admission;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a key, as four numbers. */
record KeyHash(long first, long second, long third, long fourth) {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(KeyHash::sha256);

    static KeyHash of(String key) {
        return of(SHA_256.get().digest(key.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static KeyHash ofHexadecimal(String digits) {
        return of(HexFormat.of().parseHex(digits));
    }

    private static KeyHash of(byte[] bytes) {
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        return new KeyHash(numbers.getLong(), numbers.getLong(), numbers.getLong(), numbers.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
