package io.hefu.billing.statement;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Path;
import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.Sections;
import io.hefu.billing.seal.StoredTree;
import io.hefu.billing.seal.TileSource;
import io.hefu.core.money.Money;
import java.util.NoSuchElementException;

/**
 * A day's statement that was sealed before: gives proofs out of its sections and tiles. A leaf is found by its place within
 * its section; its gross and share stand in its tile, so that a rated call is enough to make the leaf again.
 */
public record StatementTree(Sections sections, TileSource tiles) {

    /** What was sealed for a leaf. */
    public record Sealed(Money gross, Money share, Hash hash) {}

    public Sealed sealed(Section section, long index) {
        var leaf = tree(section).leaf(index);
        return new Sealed(leaf.totals().gross(), leaf.totals().share(), leaf.hash());
    }

    /**
     * @param head of this statement
     * @param index the leaf's place in its section, from 0
     * @throws IllegalArgumentException when another leaf was sealed there
     */
    public InclusionProof proof(Hash head, Leaf leaf, long index) {
        return new InclusionProof(head, leaf.encoded(), path(leaf, index));
    }

    /** The same for a statement of the month, by way of the day this is. */
    public InclusionProof proof(Hash monthHead, MonthTree month, Section day, Leaf leaf, long index) {
        Path path = month.sections().path(day, path(leaf, index));
        return new InclusionProof(monthHead, leaf.encoded(), path);
    }

    private Path path(Leaf leaf, long index) {
        Section section = DayTree.sectionOf(leaf);
        StoredTree tree = tree(section);
        if (!tree.leaf(index).equals(leaf.node())) {
            throw new IllegalArgumentException(
                    "leaf " + leaf.id() + " is not what was sealed at " + index + " of " + section);
        }
        return sections.path(section, tree.path(index));
    }

    private StoredTree tree(Section section) {
        return sections.entries().stream()
                .filter(entry -> entry.section().equals(section))
                .findAny()
                .map(entry -> new StoredTree(section, entry.root().totals().count(), tiles))
                .orElseThrow(() -> new NoSuchElementException("no " + section + " in this statement"));
    }
}
