package io.hefu.billing.statement;

import io.hefu.billing.seal.SealKey;
import io.hefu.billing.seal.Sections;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The files a party downloads:
 *
 * <pre>
 * head.bin  head.sig       the head and its signature, 64 bytes
 * sections.bin             subtotals: of each minute for a day, of each day for a month
 * lines.csv                the lines, for people
 * leaves.bin               for a day, if wanted: every leaf, its length (32 bit) in front
 * global.bin global.sig    the global head, and
 * global.json                the proof that it covers this head
 * proofs/….json            single calls, if wanted
 * days/2026-11-01/…        for a month: its days' head.bin, head.sig, sections.bin, and what else is wanted of them
 * key.pem                  the public key. A copy: one that came another way is what makes the check worth something
 * </pre>
 */
public final class StatementBundle {

    /** Leaves on their way into {@code leaves.bin}, in the order of their tree. */
    public static final class LeafFile implements AutoCloseable {

        private final DataOutputStream out;

        private LeafFile(OutputStream out) {
            this.out = new DataOutputStream(out);
        }

        public void add(Leaf leaf) throws IOException {
            byte[] encoded = leaf.encoded();
            out.writeInt(encoded.length);
            out.write(encoded);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private final BundleSink sink;
    private final String folder;

    public StatementBundle(BundleSink sink) {
        this(sink, "");
    }

    private StatementBundle(BundleSink sink, String folder) {
        this.sink = sink;
        this.folder = folder;
    }

    /** The part of a month's bundle that holds one of its days. */
    public StatementBundle day(LocalDate date) {
        return new StatementBundle(sink, folder + "days/" + date + "/");
    }

    public void head(StatementHead head, byte[] signature) throws IOException {
        write("head.bin", head.encoded());
        write("head.sig", signature);
    }

    public void sections(Sections sections) throws IOException {
        write("sections.bin", sections.encoded());
    }

    public OutputStream lines() throws IOException {
        return sink.file(folder + "lines.csv");
    }

    public LeafFile leaves() throws IOException {
        return new LeafFile(sink.file(folder + "leaves.bin"));
    }

    /** @param proof of this statement's head */
    public void global(GlobalHead head, byte[] signature, InclusionProof proof) throws IOException {
        write("global.bin", head.encoded());
        write("global.sig", signature);
        write("global.json", utf8(proof.json()));
    }

    public void proof(UUID leaf, InclusionProof proof) throws IOException {
        write("proofs/" + leaf + ".json", utf8(proof.json()));
    }

    public void key(SealKey key) throws IOException {
        write("key.pem", utf8(key.pem()));
    }

    private void write(String name, byte[] content) throws IOException {
        try (OutputStream file = sink.file(folder + name)) {
            file.write(content);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
