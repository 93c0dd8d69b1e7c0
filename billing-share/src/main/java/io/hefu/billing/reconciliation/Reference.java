package io.hefu.billing.reconciliation;

import io.hefu.billing.digest.CanonicalDigest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** 128 bits of the hash of the name a partner gives to a call: as good as the name to find its like, and always as long. */
public record Reference(long high, long low) {

    public static Reference of(String text) {
        ByteBuffer hash = hashOf(text);
        return new Reference(hash.getLong(), hash.getLong());
    }

    /** The number for a subscriber whom both sides know by the same text, a keyed hash of the phone number; never 0. */
    public static long ofSubscriber(String text) {
        return hashOf(text).getLong() | 1;
    }

    private static ByteBuffer hashOf(String text) {
        return ByteBuffer.wrap(CanonicalDigest.newSha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
