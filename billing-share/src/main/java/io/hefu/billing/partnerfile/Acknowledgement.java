package io.hefu.billing.partnerfile;

import io.hefu.billing.digest.Sha256;
import io.hefu.core.money.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our answer to a file: what was taken of it and what not. Every record is accepted or left out.
 *
 * @param records in the file
 * @param accepted of them
 * @param amount of the accepted ones
 * @param counts of all problems
 * @param problems the first {@link #MOST_PROBLEMS}
 * @param firstMissing the number of the file to send first, where this one waits
 */
public record Acknowledgement(
        FileKey key,
        long sequence,
        Sha256 hash,
        Disposition disposition,
        long records,
        long accepted,
        Money amount,
        Map<ProblemCode, Long> counts,
        List<Problem> problems,
        Optional<Long> firstMissing) {

    public static final int MOST_PROBLEMS = 1_000;

    public Acknowledgement {
        counts = Map.copyOf(counts);
        problems = List.copyOf(problems);
        if (accepted > records || (disposition == Disposition.REFUSED && accepted != 0)) {
            throw new IllegalArgumentException(
                    "accepted: " + accepted + " of " + records + " (expected: no more, and none of a refused file)");
        }
    }

    /** Of a file that is not read, since it is not its turn. */
    static Acknowledgement unread(FileNotice notice, Sha256 hash, SequenceVerdict verdict) {
        Optional<Long> firstMissing =
                verdict instanceof SequenceVerdict.Early early ? Optional.of(early.firstMissing()) : Optional.empty();
        boolean isReused = verdict instanceof SequenceVerdict.Reused;
        Disposition disposition = firstMissing.isPresent()
                ? Disposition.WAITING
                : isReused ? Disposition.REFUSED : Disposition.COPY_IGNORED;
        return new Acknowledgement(
                notice.key(),
                notice.sequence(),
                hash,
                disposition,
                0,
                0,
                Money.ZERO,
                isReused ? Map.of(ProblemCode.REUSED_NUMBER, 1L) : Map.of(),
                isReused ? List.of(Problem.ofFile(ProblemCode.REUSED_NUMBER)) : List.of(),
                firstMissing);
    }

    public long count(Severity severity) {
        Map<ProblemCode, Long> all = new EnumMap<>(ProblemCode.class);
        all.putAll(counts);
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().severity() == severity)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
