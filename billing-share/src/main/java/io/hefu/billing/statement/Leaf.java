package io.hefu.billing.statement;

import io.hefu.billing.seal.CanonicalInput;
import io.hefu.billing.seal.Node;
import io.hefu.billing.seal.Totals;
import io.hefu.core.money.Money;
import java.util.Comparator;
import java.util.UUID;

/**
 * One entry of a statement in the form that is hashed: version, kind, then its fields as {@code writeTo} lists them. The
 * salt at the end keeps a hash that is shown in another's proof from being guessed back into what it hides.
 */
public sealed interface Leaf permits CallLeaf, CorrectionLeaf {

    int VERSION = 1;

    /** As PostgreSQL orders uuids: by their bytes. UUIDv7s are then in the order of their time. */
    Comparator<UUID> ID_ORDER = Comparator.<UUID, Long>comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    /** Names it within its section; leaves of a section stand in {@link #ID_ORDER}. */
    UUID id();

    LineKey line();

    Money gross();

    /** What the party of the statement gets. */
    Money share();

    byte[] encoded();

    default Totals totals() {
        return new Totals(1, gross(), share());
    }

    default Node node() {
        return Node.leaf(encoded(), totals());
    }

    /** @throws IllegalArgumentException when the bytes are no leaf, or one that is not in the one form it has */
    static Leaf decoded(byte[] encoded) {
        var in = new CanonicalInput(encoded);
        in.expect(new byte[] {VERSION}, "a leaf of version " + VERSION);
        int kind = in.octet();
        Leaf leaf = switch (kind) {
            case CallLeaf.KIND -> CallLeaf.readFrom(in);
            case CorrectionLeaf.KIND -> CorrectionLeaf.readFrom(in);
            default -> throw new IllegalArgumentException("kind of leaf: " + kind + " (expected: 1 or 2)");
        };
        in.end();
        return leaf;
    }
}
