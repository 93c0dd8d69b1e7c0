package io.hefu.checker.statement;

import io.hefu.checker.seal.BytesIn;
import io.hefu.checker.seal.Node;
import io.hefu.checker.seal.Sums;
import io.hefu.checker.seal.Tree;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/** The head over all parties' heads of a period. Hashes are in hexadecimal digits. */
public record GlobalHead(Period period, Instant issuedAt, String keyId, long heads, String root, String previous) {

    /** The tree over the heads of a period, which are added in the order of their parties' ids. */
    public static final class Heads {

        private final Tree tree = new Tree();

        public void add(UUID party, byte[] head) {
            tree.add(Node.leaf(Head.globalLeaf(party, head), new Sums(1, 0, 0)));
        }

        public long size() {
            return tree.root().sums().count();
        }

        public String root() {
            return HexFormat.of().formatHex(tree.root().hash());
        }
    }

    /** @throws IllegalArgumentException when the bytes are no global head */
    public static GlobalHead decoded(byte[] bytes) {
        BytesIn in = new BytesIn(bytes);
        in.expect("HFGH\u0001");
        GlobalHead head = new GlobalHead(
                new Period(Period.Kind.of(in.octet()), LocalDate.ofEpochDay(in.number64())),
                Instant.EPOCH.plus(in.number64(), ChronoUnit.MICROS),
                in.text(),
                in.number64(),
                HexFormat.of().formatHex(in.fixed(32)),
                HexFormat.of().formatHex(in.fixed(32)));
        in.end();
        return head;
    }
}
