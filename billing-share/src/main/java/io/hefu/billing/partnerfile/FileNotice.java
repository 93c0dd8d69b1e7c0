package io.hefu.billing.partnerfile;

import io.hefu.billing.digest.Sha256;
import io.hefu.billing.reconciliation.ReconciledPeriod;
import java.util.Optional;

/**
 * What a partner says of a file that it sends.
 *
 * @param sequence the file's number, from 1, one after the other
 * @param records how many it has, where stated
 * @param hash of its bytes, where stated
 */
public record FileNotice(
        FileKey key, long sequence, ReconciledPeriod period, Optional<Long> records, Optional<Sha256> hash) {

    public FileNotice {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence: " + sequence + " (expected: >= 1)");
        }
    }
}
