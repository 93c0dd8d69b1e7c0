package io.hefu.billing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.money.Money;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static final Section MINUTE = Section.minute(1);

    private final TilesInMemory tiles = new TilesInMemory();

    @Test
    void theTreeHasTheShapeOfRfc6962() {
        for (int size = 0; size <= 300; size++) {
            assertThat(build(size, TileSink.NONE)).as("%d leaves", size).isEqualTo(asDefined(leaves(size)));
        }
    }

    @Test
    void theRootHasTheSumsOfAllLeaves() {
        Node root = build(1_000, TileSink.NONE);

        assertThat(root.totals()).isEqualTo(new Totals(1_000, new Money(499_500), new Money(-1_000)));
    }

    @Test
    void everyLeafHasAPathToTheRootOutOfTiles() {
        for (int size : new int[] {1, 2, 3, 7, 255, 256, 257, 511, 513, 700}) {
            Node root = build(size, tiles);
            for (int index = 0; index < size; index++) {
                var tree = new StoredTree(MINUTE, size, tiles);
                assertThat(tree.leaf(index)).isEqualTo(leaf(index));
                assertThat(tree.path(index).from(leaf(index)))
                        .as("leaf %d of %d", index, size)
                        .isEqualTo(root);
            }
        }
    }

    @Test
    void aPathOutOfManyLeavesReadsAHandfulOfTiles() {
        int size = 66_000;
        Node root = build(size, tiles);
        int[] read = {0};
        var tree = new StoredTree(MINUTE, size, address -> {
            read[0]++;
            return tiles.get(address);
        });

        assertThat(tree.path(40_000).from(leaf(40_000))).isEqualTo(root);
        assertThat(read[0]).isLessThanOrEqualTo(4);
        assertThat(tree.path(size - 1).from(leaf(size - 1))).isEqualTo(root);
        assertThat(tree.root()).isEqualTo(root);
    }

    @Test
    void aPathLeadsFromNoOtherLeafAndNoOtherAmountToTheRoot() {
        Node root = build(20, tiles);
        Path path = new StoredTree(MINUTE, 20, tiles).path(5);

        assertThat(path.from(leaf(6))).isNotEqualTo(root);
        Node dearer = new Node(leaf(5).hash(), new Totals(1, new Money(6), Money.ZERO));
        assertThat(path.from(dearer).hash()).isNotEqualTo(root.hash());
    }

    @Test
    void aSumThatLeaves64BitIsRefused() {
        Node huge = new Node(Hash.NONE, new Totals(1, new Money(Long.MAX_VALUE), Money.ZERO));
        Path path = new Path(List.of(new Path.LeftSibling(huge)));

        assertThatThrownBy(() -> path.from(leaf(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void noNodeCountsFewerThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Totals(-1, Money.ZERO, Money.ZERO));
    }

    @Test
    void aMinuteHidesNoNegativeGross() {
        Node negative = new Node(Hash.NONE, new Totals(1, new Money(-1), Money.ZERO));
        Path path = new Path(List.of(new Path.RightSibling(negative), new Path.Within(MINUTE)));

        assertThatIllegalArgumentException().isThrownBy(() -> path.from(leaf(5)));
        assertThat(new Path(List.of(new Path.RightSibling(negative), new Path.Within(Section.CORRECTIONS)))
                        .from(leaf(5))
                        .totals()
                        .gross())
                .isEqualTo(new Money(4));
    }

    @Test
    void tilesAreReadBackAsTheyWereWritten() {
        build(300, tiles);
        var address = new Tile.Address(MINUTE, 0, 1);
        Tile tile = tiles.get(address);

        assertThat(tile.nodes()).hasSize(44);
        assertThat(tile.encoded()).hasSize(4 + 44 * 56);
        assertThat(Tile.decoded(address, tile.encoded())).isEqualTo(tile);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tile.decoded(address, Arrays.copyOf(tile.encoded(), 100)));
    }

    private static Node build(int size, TileSink sink) {
        var tree = new TreeBuilder(MINUTE, sink);
        leaves(size).forEach(tree::add);
        return tree.finish();
    }

    /** RFC 6962 §2.1: the list is split at the largest power of two below its length. */
    private static Node asDefined(List<Node> leaves) {
        if (leaves.isEmpty()) {
            return Node.EMPTY;
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Node.join(asDefined(leaves.subList(0, split)), asDefined(leaves.subList(split, leaves.size())));
    }

    private static List<Node> leaves(int size) {
        return IntStream.range(0, size).mapToObj(TreeTest::leaf).toList();
    }

    private static Node leaf(int index) {
        byte[] encoding =
                ByteBuffer.allocate(8).putLong(new Random(index).nextLong()).array();
        return Node.leaf(encoding, new Totals(1, new Money(index), new Money(-1)));
    }
}
