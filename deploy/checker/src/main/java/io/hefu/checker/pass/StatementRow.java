package io.hefu.checker.pass;

import io.hefu.checker.rows.Row;
import io.hefu.checker.rows.Snapshot;
import io.hefu.checker.seal.Node;
import io.hefu.checker.seal.Sums;
import io.hefu.checker.statement.Period;
import io.hefu.checker.statement.SectionRoot;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** A statement as it is stored. */
record StatementRow(
        UUID party,
        Period period,
        String state,
        long calls,
        long gross,
        long share,
        long payableFen,
        byte[] root,
        byte[] sections,
        byte[] lines,
        Optional<byte[]> head,
        Optional<byte[]> signature) {

    /** Takes a statement. */
    interface Sink {

        void take(StatementRow statement) throws SQLException;
    }

    private static final String OF_KIND = "select * from billing.statement where kind = ? order by party, starts_on";

    /** Those of a kind, each party's in the order of time. */
    static void each(Period.Kind kind, Snapshot rows, Sink sink) throws SQLException {
        rows.each(OF_KIND, row -> sink.take(read(row)), kind.name());
    }

    private static StatementRow read(Row row) throws SQLException {
        return new StatementRow(
                row.id("party"),
                new Period(Period.Kind.valueOf(row.text("kind")), row.date("starts_on")),
                row.text("state"),
                row.number("calls"),
                row.number("gross_micro_yuan"),
                row.number("share_micro_yuan"),
                row.number("payable_fen"),
                row.bytes("root"),
                row.bytes("sections"),
                row.bytes("lines_hash"),
                row.optionalBytes("head"),
                row.optionalBytes("signature"));
    }

    /** Of its own tree, as its sections make it. */
    Node node() {
        return SectionRoot.root(SectionRoot.decoded(sections));
    }

    /** The number of calls, and the gross and share of calls and corrections. */
    Sums sums() {
        return new Sums(calls, gross, share);
    }

    @Override
    public String toString() {
        return "statement " + period + " of party " + party;
    }
}
