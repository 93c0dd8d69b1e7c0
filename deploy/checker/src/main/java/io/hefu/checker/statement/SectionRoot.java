package io.hefu.checker.statement;

import io.hefu.checker.seal.Bytes;
import io.hefu.checker.seal.BytesIn;
import io.hefu.checker.seal.Node;
import io.hefu.checker.seal.Tree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A subtotal of a statement: the root of a minute, of the corrections, of a day.
 *
 * @param value minutes or days since 1970; 0 for the corrections
 */
public record SectionRoot(int kind, long value, Node root) {

    static final int MINUTE = 1;
    static final int CORRECTIONS = 2;
    static final int DAY = 3;

    public static SectionRoot day(LocalDate date, Node root) {
        return new SectionRoot(DAY, date.toEpochDay(), root);
    }

    /** The root of the tree over sections. */
    public static Node root(List<SectionRoot> sections) {
        Tree tree = new Tree();
        sections.forEach(section -> tree.add(Node.section(section.kind, section.value, section.root)));
        return tree.root();
    }

    /** As they are stored. */
    public static byte[] encoded(List<SectionRoot> sections) {
        Bytes out = new Bytes().fixed(new byte[] {'H', 'F', 'S', 'X'}).octet(1).number32(sections.size());
        sections.forEach(
                section -> out.octet(section.kind).number64(section.value).node(section.root));
        return out.array();
    }

    /** @throws IllegalArgumentException when the bytes are no sections */
    public static List<SectionRoot> decoded(byte[] bytes) {
        BytesIn in = new BytesIn(bytes);
        in.expect("HFSX\u0001");
        List<SectionRoot> sections = new ArrayList<>();
        for (int left = in.number32(); left > 0; left--) {
            sections.add(new SectionRoot(in.octet(), in.number64(), new Node(in.fixed(32), in.sums())));
        }
        in.end();
        return sections;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case MINUTE -> "minute " + value;
            case CORRECTIONS -> "corrections";
            case DAY -> LocalDate.ofEpochDay(value).toString();
            default -> "section of kind " + kind;
        };
    }
}
