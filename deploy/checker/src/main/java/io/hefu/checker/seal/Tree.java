package io.hefu.checker.seal;

import java.util.ArrayList;
import java.util.List;

/** A tree of the shape of RFC 6962 §2.1, out of its leaves one after the other; keeps one node for each of its heights. */
public final class Tree {

    private static final Node EMPTY = new Node(Sha256.of(new byte[0]), Sums.NONE);

    /** Roots of perfect trees, the largest first. */
    private final List<Node> perfect = new ArrayList<>();

    private long leaves;

    public void add(Node leaf) {
        perfect.add(leaf);
        leaves++;
        for (long size = leaves; size % 2 == 0; size /= 2) {
            Node right = perfect.remove(perfect.size() - 1);
            Node left = perfect.remove(perfect.size() - 1);
            perfect.add(Node.inner(left, right));
        }
    }

    public Node root() {
        if (perfect.isEmpty()) {
            return EMPTY;
        }
        Node root = perfect.get(perfect.size() - 1);
        for (int i = perfect.size() - 2; i >= 0; i--) {
            root = Node.inner(perfect.get(i), root);
        }
        return root;
    }
}
