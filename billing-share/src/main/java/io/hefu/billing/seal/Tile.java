package io.hefu.billing.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a tree as it is stored: up to 256 neighbours of one height, every eighth height (as in C2SP tlog-tiles). What
 * lies between is joined again when it is asked for, so a proof out of ten million leaves reads a handful of tiles.
 *
 * @param nodes full, except in the last tile of each level
 */
public record Tile(Address address, List<Node> nodes) {

    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;

    /**
     * Where a tile is within a statement.
     *
     * @param level 0 holds leaves, 1 the roots of 256 leaves, 2 those of 65 536
     * @param index counts from 0 within the level
     */
    public record Address(Section section, int level, long index) {}

    public Tile {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty() || nodes.size() > WIDTH) {
            throw new IllegalArgumentException("nodes: " + nodes.size() + " (expected: 1 to " + WIDTH + ")");
        }
    }

    /** 56 bytes a node. */
    public byte[] encoded() {
        var out = new CanonicalOutput().number32(nodes.size());
        nodes.forEach(out::node);
        return out.bytes();
    }

    /** @throws IllegalArgumentException when the bytes are no tile */
    public static Tile decoded(Address address, byte[] encoded) {
        var in = new CanonicalInput(encoded);
        int size = in.entries();
        List<Node> nodes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            nodes.add(in.node());
        }
        in.end();
        return new Tile(address, nodes);
    }
}
