package io.hefu.checker.statement;

import io.hefu.checker.seal.Bytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The salts of one statement's leaves: HMAC-SHA-256 of their ids, under a secret derived from the operator's. */
public final class Salts {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 16;

    private final Mac mac;

    private Salts(byte[] secret) {
        this.mac = keyed(secret);
    }

    /** @param operatorSecret what all salts are derived from */
    public static Salts of(byte[] operatorSecret, UUID party, Period period) {
        byte[] statement = new Bytes()
                .text("hefu statement salt")
                .id(party)
                .octet(period.kind().code())
                .number64(period.from().toEpochDay())
                .array();
        return new Salts(keyed(operatorSecret).doFinal(statement));
    }

    /** Stands in where the operator's secret is not at hand: then hashes say nothing, sums do. */
    static byte[] unknown() {
        return new byte[LENGTH];
    }

    byte[] of(UUID leaf) {
        return Arrays.copyOf(mac.doFinal(new Bytes().id(leaf).array()), LENGTH);
    }

    private static Mac keyed(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has HmacSHA256", impossible);
        }
    }
}
