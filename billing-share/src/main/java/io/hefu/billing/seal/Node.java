package io.hefu.billing.seal;

/** A node of the tree: a hash, and the sums of all that is below it. See the package for how it is made. */
public record Node(Hash hash, Totals totals) {

    static final Node EMPTY = new Node(Hash.of(new byte[0]), Totals.NONE);

    private static final int LEAF = 0;
    private static final int INNER = 1;
    private static final int SECTION = 2;

    public static Node leaf(byte[] encoding, Totals totals) {
        return new Node(hash(new CanonicalOutput().octet(LEAF).fixed(encoding)), totals);
    }

    /** @throws ArithmeticException when a sum leaves 64 bit */
    static Node join(Node left, Node right) {
        Totals sum = left.totals.plus(right.totals);
        return new Node(hash(new CanonicalOutput().octet(INNER).node(left).node(right)), sum);
    }

    /** The root of a section's own tree as a leaf of the tree above. */
    public static Node section(Section section, Node root) {
        var encoding = new CanonicalOutput()
                .octet(SECTION)
                .octet(section.kind().code())
                .number64(section.value())
                .node(root);
        return new Node(hash(encoding), root.totals);
    }

    private static Hash hash(CanonicalOutput encoding) {
        return Hash.of(encoding.bytes());
    }
}
