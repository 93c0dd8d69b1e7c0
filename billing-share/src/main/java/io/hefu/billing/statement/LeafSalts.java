package io.hefu.billing.statement;

import io.hefu.billing.seal.CanonicalOutput;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.settlement.StatementPeriod;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The salts of one statement's leaves: HMAC-SHA-256 (RFC 2104) of a leaf's id under a secret of the statement, which is
 * itself derived from the operator's. Nothing of it needs to be stored. For one thread at a time.
 */
public final class LeafSalts {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    private LeafSalts(byte[] secret) {
        this.mac = keyed(secret);
    }

    /** @param operatorSecret 32 bytes or more, the same as long as proofs are to be given */
    public static LeafSalts of(byte[] operatorSecret, OrganisationId party, StatementPeriod period) {
        if (operatorSecret.length < 32) {
            throw new IllegalArgumentException(
                    "operator secret: " + operatorSecret.length + " bytes (expected: 32 or more)");
        }
        byte[] statement = new CanonicalOutput()
                .text("hefu statement salt")
                .id(party.value())
                .octet(period.kind().code())
                .number64(period.from().toEpochDay())
                .bytes();
        return new LeafSalts(keyed(operatorSecret).doFinal(statement));
    }

    public Salt of(UUID leaf) {
        byte[] code = mac.doFinal(new CanonicalOutput().id(leaf).bytes());
        return new Salt(Arrays.copyOf(code, Salt.LENGTH));
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
