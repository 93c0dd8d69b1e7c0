package io.hefu.billing.partnerfile;

import io.hefu.billing.digest.Sha256;
import java.util.Optional;

/** Whether a file's number is its turn, as GSMA's Transferred Account Procedure (TAP) has it. */
public sealed interface SequenceVerdict {

    /** It is read. */
    record InTurn() implements SequenceVerdict {}

    /** It waits for those before it, which are to be asked for: {@code firstMissing} to one before its own number. */
    record Early(long firstMissing) implements SequenceVerdict {}

    /** The same file once more: ignored. */
    record Copy() implements SequenceVerdict {}

    /** Another file has had the number: refused. */
    record Reused() implements SequenceVerdict {}

    /**
     * @param last the number of the last file that was accepted; 0 before the first
     * @param withSameNumber the hash of the accepted or waiting file that has the number, if there is one. One that was
     *     refused has used up no number: it is to be sent again, corrected.
     */
    static SequenceVerdict of(long sequence, Sha256 hash, long last, Optional<Sha256> withSameNumber) {
        if (withSameNumber.isPresent()) {
            return withSameNumber.get().equals(hash) ? new Copy() : new Reused();
        }
        if (sequence <= last) {
            return new Reused();
        }
        return sequence == last + 1 ? new InTurn() : new Early(last + 1);
    }
}
