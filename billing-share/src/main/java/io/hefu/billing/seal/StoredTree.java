package io.hefu.billing.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree that was built before, read through its tiles, of which it takes only those it needs. */
public final class StoredTree {

    private final Section section;
    private final long size;
    private final TileSource source;
    private final Map<Tile.Address, Tile> read = new HashMap<>();

    /** @param size how many leaves it has, at least one */
    public StoredTree(Section section, long size, TileSource source) {
        if (size < 1) {
            throw new IllegalArgumentException("size: " + size + " (expected: >= 1)");
        }
        this.section = section;
        this.size = size;
        this.source = source;
    }

    /** @param index counts from 0 */
    public Node leaf(long index) {
        requireLeaf(index);
        return node(0, index);
    }

    /** The way from a leaf up to the root, RFC 6962 §2.1.1. */
    public Path path(long index) {
        requireLeaf(index);
        List<Path.Step> downward = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + largestPowerOfTwoBelow(to - from);
            if (index < middle) {
                downward.add(new Path.RightSibling(root(middle, to)));
                to = middle;
            } else {
                downward.add(new Path.LeftSibling(root(from, middle)));
                from = middle;
            }
        }
        Collections.reverse(downward);
        return new Path(downward);
    }

    public Node root() {
        return root(0, size);
    }

    /** The root over the leaves of [from, to), a range the shape of the tree knows. */
    private Node root(long from, long to) {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            return node(Long.numberOfTrailingZeros(length), from / length);
        }
        long middle = from + largestPowerOfTwoBelow(length);
        return Node.join(root(from, middle), root(middle, to));
    }

    private Node node(int height, long index) {
        if (height % Tile.HEIGHT != 0) {
            return Node.join(node(height - 1, 2 * index), node(height - 1, 2 * index + 1));
        }
        var address = new Tile.Address(section, height / Tile.HEIGHT, index / Tile.WIDTH);
        Tile tile = read.computeIfAbsent(address, source::get);
        return tile.nodes().get((int) (index % Tile.WIDTH));
    }

    private static long largestPowerOfTwoBelow(long length) {
        return Long.highestOneBit(length - 1);
    }

    private void requireLeaf(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf: " + index + " (expected: 0 to " + (size - 1) + ")");
        }
    }
}
