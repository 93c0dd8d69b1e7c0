package io.hefu.billing.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The sections of a tree with their subtotals. They hash to its root, so whoever has them can compare minute by minute and
 * be sure of each: two exchanges find the differing minute of a month (its days, then that day's minutes). A day has 1 441
 * and a few for calls that came late, some 100 KB; that is why there are no proofs of ranges.
 *
 * @param entries ascending, none twice
 */
public record Sections(List<Entry> entries) {

    /** @param root of the section's own tree */
    public record Entry(Section section, Node root) {

        Node node() {
            return Node.section(section, root);
        }
    }

    private static final byte[] MAGIC = "HFSX".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    /** In the addresses of its tiles; there is no other tree beside it. */
    private static final Section ITSELF = Section.CORRECTIONS;

    public Sections {
        entries = List.copyOf(entries);
        for (int i = 1; i < entries.size(); i++) {
            Section section = entries.get(i).section();
            if (entries.get(i - 1).section().compareTo(section) >= 0) {
                throw new IllegalArgumentException("section: " + section + " (expected: ascending)");
            }
        }
    }

    public Node root() {
        return build(TileSink.NONE);
    }

    /** The sum of those sections that are asked for, such as an hour's. */
    public Totals totals(Predicate<Section> asked) {
        return entries.stream()
                .filter(entry -> asked.test(entry.section()))
                .map(entry -> entry.root().totals())
                .reduce(Totals.NONE, Totals::plus);
    }

    /**
     * The way from the root of a section's own tree up to the root of this one.
     *
     * @param below the way within the section
     * @throws IllegalArgumentException when there is no such section
     */
    public Path path(Section section, Path below) {
        var tiles = new TilesInMemory();
        build(tiles);
        return below.within(section, new StoredTree(ITSELF, entries.size(), tiles).path(indexOf(section)));
    }

    public byte[] encoded() {
        var out = new CanonicalOutput().fixed(MAGIC).octet(VERSION).number32(entries.size());
        for (Entry entry : entries) {
            out.octet(entry.section().kind().code())
                    .number64(entry.section().value())
                    .node(entry.root());
        }
        return out.bytes();
    }

    /** @throws IllegalArgumentException when the bytes are no sections */
    public static Sections decoded(byte[] encoded) {
        var in = new CanonicalInput(encoded);
        in.expect(MAGIC, "sections of a statement");
        in.expect(new byte[] {VERSION}, "version " + VERSION);
        int size = in.entries();
        List<Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            entries.add(new Entry(new Section(Section.Kind.of(in.octet()), in.number64()), in.node()));
        }
        in.end();
        return new Sections(entries);
    }

    private Node build(TileSink sink) {
        var tree = new TreeBuilder(ITSELF, sink);
        entries.forEach(entry -> tree.add(entry.node()));
        return tree.finish();
    }

    private int indexOf(Section section) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).section().equals(section)) {
                return i;
            }
        }
        throw new IllegalArgumentException("section: " + section + " (expected: one of " + entries.size() + ")");
    }
}
