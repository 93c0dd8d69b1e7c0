package io.hefu.portal.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How far the chain of the audit trail holds.
 *
 * @param entries that were followed, up to the first that does not fit
 * @param head SHA-256 of the last that fits; it stands for all before it: kept elsewhere, it later proves that nothing of
 *     them changed
 * @param brokenAt the position of the first link that does not follow from its entry and the link before
 * @param unchained entries that no link names
 */
public record AuditVerification(long entries, byte[] head, Optional<Long> brokenAt, long unchained) {

    static final AuditVerification BEGINNING = new AuditVerification(0, new byte[0], Optional.empty(), 0);

    public boolean isIntact() {
        return brokenAt.isEmpty() && unchained == 0;
    }

    public String headHex() {
        return HexFormat.of().formatHex(head);
    }

    AuditVerification followedBy(long position, byte[] entry, byte[] hash) {
        if (brokenAt.isPresent()) {
            return this;
        }
        boolean fits = position == entries + 1 && MessageDigest.isEqual(hash, sha256(head, sha256(entry)));
        return fits
                ? new AuditVerification(position, hash, brokenAt, unchained)
                : new AuditVerification(entries, head, Optional.of(position), unchained);
    }

    AuditVerification withUnchained(long count) {
        return new AuditVerification(entries, head, brokenAt, count);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
