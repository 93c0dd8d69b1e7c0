package io.hefu.billing.settlement;

import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.TilesInMemory;
import io.hefu.billing.seal.TreeBuilder;
import io.hefu.billing.statement.DayTree;
import io.hefu.billing.statement.Leaf;
import io.hefu.core.call.CallId;
import java.util.Optional;

/** Looks for a call among the leaves of a day while they stream by, and keeps the tiles of the section it is in. */
final class LeafSearch {

    /** Where it was found. */
    record Place(Leaf leaf, long index, TilesInMemory tiles) {}

    private final CallId call;
    private Optional<Section> section = Optional.empty();
    private TilesInMemory tiles = new TilesInMemory();
    private Optional<TreeBuilder> tree = Optional.empty();
    private long index;
    private Optional<Place> found = Optional.empty();

    LeafSearch(CallId call) {
        this.call = call;
    }

    void add(Leaf leaf) {
        Section of = DayTree.sectionOf(leaf);
        if (!section.equals(Optional.of(of))) {
            begin(of);
        }
        if (leaf.id().equals(call.value())) {
            found = Optional.of(new Place(leaf, index, tiles));
        }
        tree.ifPresent(builder -> builder.add(leaf.node()));
        index++;
    }

    /** To be asked once, when all leaves have passed. */
    Optional<Place> found() {
        tree.ifPresent(TreeBuilder::finish);
        tree = Optional.empty();
        return found;
    }

    /** What was kept of a section without the call is let go; the one with it is finished, and nothing more is kept. */
    private void begin(Section next) {
        tree.ifPresent(TreeBuilder::finish);
        section = Optional.of(next);
        index = 0;
        tiles = new TilesInMemory();
        tree = found.isPresent() ? Optional.empty() : Optional.of(new TreeBuilder(next, tiles));
    }
}
