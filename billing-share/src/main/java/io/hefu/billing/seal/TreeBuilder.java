package io.hefu.billing.seal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Builds one tree out of its leaves, one after the other. It keeps the roots of the perfect subtrees that are not joined
 * yet and the tiles that are not full yet: a few hundred nodes, however many leaves come.
 */
public final class TreeBuilder {

    private record Subtree(int height, Node root) {}

    private final Section section;
    private final TileSink sink;
    private final Deque<Subtree> subtrees = new ArrayDeque<>();
    private final List<List<Node>> tiles = new ArrayList<>();
    private final List<Long> tilesWritten = new ArrayList<>();

    /** @param section names the tree in the addresses of its tiles */
    public TreeBuilder(Section section, TileSink sink) {
        this.section = section;
        this.sink = sink;
    }

    public void add(Node leaf) {
        var subtree = new Subtree(0, leaf);
        keep(subtree);
        while (!subtrees.isEmpty() && subtrees.peek().height == subtree.height) {
            Subtree left = subtrees.pop();
            subtree = new Subtree(left.height + 1, Node.join(left.root, subtree.root));
            keep(subtree);
        }
        subtrees.push(subtree);
    }

    /** Writes the tiles that did not fill. Nothing can be added afterwards. */
    public Node finish() {
        for (int level = 0; level < tiles.size(); level++) {
            if (!tiles.get(level).isEmpty()) {
                write(level);
            }
        }
        return subtrees.stream()
                .map(Subtree::root)
                .reduce((right, left) -> Node.join(left, right))
                .orElse(Node.EMPTY);
    }

    private void keep(Subtree subtree) {
        if (subtree.height % Tile.HEIGHT != 0) {
            return;
        }
        int level = subtree.height / Tile.HEIGHT;
        if (level == tiles.size()) {
            tiles.add(new ArrayList<>());
            tilesWritten.add(0L);
        }
        tiles.get(level).add(subtree.root);
        if (tiles.get(level).size() == Tile.WIDTH) {
            write(level);
        }
    }

    private void write(int level) {
        long index = tilesWritten.get(level);
        sink.put(new Tile(new Tile.Address(section, level, index), tiles.get(level)));
        tiles.get(level).clear();
        tilesWritten.set(level, index + 1);
    }
}
