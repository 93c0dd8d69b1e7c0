package io.hefu.billing.partnerfile;

import io.hefu.billing.digest.CanonicalDigest;
import io.hefu.billing.digest.Sha256;
import io.hefu.billing.reconciliation.Products;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** Reads files that wait on disk and acknowledges each. Reading blocks: not for an event loop. */
public final class PartnerFiles {

    private static final int BUFFER = 1 << 16;

    private final FileLimits limits;
    private final Products products;

    public PartnerFiles(FileLimits limits, Products products) {
        this.limits = limits;
        this.products = products;
    }

    public static Sha256 hashOf(Path file) throws IOException {
        MessageDigest digest = CanonicalDigest.newSha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.of(digest.digest());
    }

    /**
     * Reads a file if it is its turn. Whatever is wrong with the file is in the acknowledgement, with which the sink is
     * either completed or abandoned.
     *
     * @param hash of the file, by {@link #hashOf}
     * @throws IOException when the file cannot be read for a reason of ours; then, and when the sink itself fails, the sink
     *     is neither
     */
    public Acknowledgement read(
            FileNotice notice, Path file, Sha256 hash, SequenceVerdict verdict, ColumnMapping mapping, LineSink sink)
            throws IOException {
        if (!(verdict instanceof SequenceVerdict.InTurn)) {
            Acknowledgement unread = Acknowledgement.unread(notice, hash, verdict);
            sink.abandon(unread);
            return unread;
        }
        Problems problems = new Problems();
        FileReading reading = new FileReading(notice, mapping, limits, products, sink, problems);
        try {
            requireWhole(notice, file, hash);
            mapping.reader(limits).read(file, reading);
            reading.end();
        } catch (RefusedException refused) {
            if (!(refused.refusal() instanceof FileRefusal fatal)) {
                throw refused;
            }
            problems.add(fatal.problem());
            Acknowledgement refusal =
                    acknowledgement(notice, hash, Disposition.REFUSED, reading.records(), 0, Money.ZERO, problems);
            sink.abandon(refusal);
            return refusal;
        }
        Disposition disposition = reading.records() == 0 ? Disposition.NO_DATA : Disposition.ACCEPTED;
        Acknowledgement accepted = acknowledgement(
                notice, hash, disposition, reading.records(), reading.accepted(), reading.amount(), problems);
        sink.complete(accepted);
        return accepted;
    }

    private void requireWhole(FileNotice notice, Path file, Sha256 hash) throws IOException {
        if (Files.size(file) > limits.bytes()) {
            throw RowReader.refused(ProblemCode.FILE_TOO_LARGE);
        }
        if (notice.hash().filter(noticed -> !noticed.equals(hash)).isPresent()) {
            throw RowReader.refused(ProblemCode.TRUNCATED);
        }
    }

    private static Acknowledgement acknowledgement(
            FileNotice notice,
            Sha256 hash,
            Disposition disposition,
            long records,
            long accepted,
            Money amount,
            Problems problems) {
        return new Acknowledgement(
                notice.key(),
                notice.sequence(),
                hash,
                disposition,
                records,
                accepted,
                amount,
                problems.counts(),
                problems.first(),
                Optional.empty());
    }
}
