package io.hefu.checker.seal;

import java.util.Arrays;

/** A node: a hash, and the sums of all below it. */
public record Node(byte[] hash, Sums sums) {

    /** What the leaf itself is worth. */
    public static Node leaf(byte[] encoding, Sums sums) {
        return new Node(Sha256.of(new Bytes().octet(0).fixed(encoding).array()), sums);
    }

    static Node inner(Node left, Node right) {
        byte[] hash = Sha256.of(new Bytes().octet(1).node(left).node(right).array());
        return new Node(hash, left.sums.plus(right.sums));
    }

    /** The root of a tree as a leaf of the tree above. */
    public static Node section(int kind, long value, Node root) {
        byte[] hash = Sha256.of(
                new Bytes().octet(2).octet(kind).number64(value).node(root).array());
        return new Node(hash, root.sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Node that && Arrays.equals(hash, that.hash) && sums.equals(that.sums);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hash) + sums.hashCode();
    }
}
