package io.hefu.checker.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static final Node A = Node.leaf(new byte[] {1}, new Sums(1, 10, 1));
    private static final Node B = Node.leaf(new byte[] {2}, new Sums(1, 20, 2));
    private static final Node C = Node.leaf(new byte[] {3}, new Sums(1, 30, 3));

    @Test
    void anEmptyTreeHasTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(new Tree().root().hash()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void theLeftPartIsTheLargestPerfectTree() {
        assertThat(rootOf(A, B, C)).isEqualTo(Node.inner(Node.inner(A, B), C));
        assertThat(rootOf(A, B, C, A, B)).isEqualTo(Node.inner(Node.inner(Node.inner(A, B), Node.inner(C, A)), B));
    }

    @Test
    void aRootHasTheSumsOfItsLeaves() {
        assertThat(rootOf(A, B, C).sums()).isEqualTo(new Sums(3, 60, 6));
    }

    private static Node rootOf(Node... leaves) {
        Tree tree = new Tree();
        for (Node leaf : leaves) {
            tree.add(leaf);
        }
        return tree.root();
    }
}
