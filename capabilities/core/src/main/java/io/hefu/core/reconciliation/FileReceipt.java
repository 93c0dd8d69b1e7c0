package io.hefu.core.reconciliation;

import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a file.
 *
 * @param sha256 of its bytes
 * @param amount of the accepted records
 * @param firstMissing the number of the file to send first, where this one waits
 */
public record FileReceipt(
        UUID id,
        FileSubmission submission,
        String sha256,
        Instant receivedAt,
        Disposition disposition,
        long records,
        long accepted,
        Money amount,
        Optional<Long> firstMissing) {

    public enum Disposition {
        /** Its records are taken, but for those that its acknowledgement names. */
        ACCEPTED,
        /** It has no records, and that is well: the partner says that it had none. */
        NO_DATA,
        /** Nothing of it is taken; the number is to be sent again, unless another file has it. */
        REFUSED,
        /** It is kept, and read when those before it have come. */
        WAITING,
        /** It was sent before, and ignored. */
        COPY_IGNORED
    }
}
