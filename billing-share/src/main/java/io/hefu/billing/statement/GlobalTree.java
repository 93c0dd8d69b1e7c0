package io.hefu.billing.statement;

import io.hefu.billing.seal.CanonicalOutput;
import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Node;
import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.StoredTree;
import io.hefu.billing.seal.TilesInMemory;
import io.hefu.billing.seal.Totals;
import io.hefu.billing.seal.TreeBuilder;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tree over the heads of all parties of a period, in the order of their ids, one head a party. It has the shape of a
 * statement's, without amounts: a proof shows how many parties there are, and nothing else of them.
 */
public final class GlobalTree {

    private static final int LEAF_VERSION = 1;
    private static final int LEAF_KIND = 3;
    private static final Totals ONE_HEAD = new Totals(1, Money.ZERO, Money.ZERO);

    private final SortedMap<OrganisationId, Hash> heads;
    private final TilesInMemory tiles = new TilesInMemory();
    private final Section section;
    private final Node root;

    /** @param heads of all parties, of this period */
    public GlobalTree(StatementPeriod period, List<StatementHead> heads) {
        this.section = new Section(Section.Kind.HEADS, period.from().toEpochDay());
        this.heads = new TreeMap<>((left, right) -> Leaf.ID_ORDER.compare(left.value(), right.value()));
        for (StatementHead head : heads) {
            if (!head.period().equals(period) || this.heads.put(head.party(), head.hash()) != null) {
                throw new IllegalArgumentException("head: " + head.period() + " of party " + head.party()
                        + " (expected: one a party, of " + period + ")");
            }
        }
        var tree = new TreeBuilder(section, tiles);
        this.heads.forEach((party, head) -> tree.add(Node.leaf(leaf(party, head), ONE_HEAD)));
        this.root = tree.finish();
    }

    public Hash root() {
        return root.hash();
    }

    public long size() {
        return root.totals().count();
    }

    /** Shows that the party's head is the one this tree holds. */
    public InclusionProof proof(OrganisationId party) {
        Hash head = heads.get(party);
        if (head == null) {
            throw new IllegalArgumentException("party: " + party + " (expected: one with a head in this period)");
        }
        var path =
                new StoredTree(section, size(), tiles).path(heads.headMap(party).size());
        return new InclusionProof(head, leaf(party, head), path);
    }

    private static byte[] leaf(OrganisationId party, Hash head) {
        return new CanonicalOutput()
                .octet(LEAF_VERSION)
                .octet(LEAF_KIND)
                .id(party.value())
                .hash(head)
                .bytes();
    }
}
