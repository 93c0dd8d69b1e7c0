package io.hefu.checker.pass;

import io.hefu.checker.agreement.Agreements;
import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import io.hefu.checker.seal.PublicKeys;
import io.hefu.checker.seal.Sha256;
import io.hefu.checker.seal.Sums;
import io.hefu.checker.statement.Head;
import io.hefu.checker.statement.Period;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The signed heads: what they say is what the statement has, each carries on the one before, and the key signed it.
 *
 * @param keys the operator's public keys
 */
record HeadPass(PublicKeys keys) implements Pass {

    private static final String MARKS = """
            select node, epoch, max(last_sequence) as last_sequence from billing.journal_mark
            where starts_on >= ? and starts_on < ? group by node, epoch order by node collate "C", epoch""";

    /** What is remembered of the head before. */
    private record Before(String hash, long closing) {}

    @Override
    public String name() {
        return "heads";
    }

    @Override
    public String states() {
        return "heads say what their statements have, carry on those before, name the terms by their hash, and are signed";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        Agreements agreements = Catalogue.agreements(rows);
        Map<UUID, TreeMap<LocalDate, String>> hashes = new HashMap<>();
        for (Period.Kind kind : Period.Kind.values()) {
            Map<UUID, Before> before = new HashMap<>();
            Map<LocalDate, String> globals = previousGlobals(rows, kind);
            StatementRow.each(kind, rows, statement -> {
                if (statement.head().isEmpty()) {
                    return;
                }
                try {
                    byte[] bytes = statement.head().get();
                    Head head = Head.decoded(bytes);
                    figures(statement, head, rows, verdict);
                    terms(statement, head, agreements, verdict);
                    chain(statement, head, Optional.ofNullable(before.get(statement.party())), globals, verdict);
                    if (kind == Period.Kind.DAY) {
                        hashes.computeIfAbsent(statement.party(), none -> new TreeMap<>())
                                .put(statement.period().from(), Sha256.hex(bytes));
                    } else {
                        days(statement, head, hashes.getOrDefault(statement.party(), new TreeMap<>()), verdict);
                    }
                    signature(statement, head, bytes, verdict);
                    before.put(statement.party(), new Before(Sha256.hex(bytes), head.closing()));
                } catch (IllegalArgumentException malformed) {
                    verdict.diverges(statement + ", head", String.valueOf(malformed.getMessage()), "a head");
                }
            });
        }
    }

    private static void figures(StatementRow statement, Head head, Snapshot rows, Verdict verdict) throws SQLException {
        Sums all = head.calls().plus(head.corrections());
        verdict.compare(statement + ", head's party", head.party(), statement.party());
        verdict.compare(statement + ", head's period", head.period(), statement.period());
        verdict.compare(
                statement + ", head's calls and sums",
                new Sums(head.calls().count(), all.gross(), all.share()),
                statement.sums());
        verdict.compare(statement + ", head's sums", all, statement.node().sums());
        verdict.compare(statement + ", head's root", head.root(), HexFormat.of().formatHex(statement.root()));
        verdict.compare(
                statement + ", head's lines", head.lines(), HexFormat.of().formatHex(statement.lines()));
        verdict.compare(statement + ", head's payable", head.payableFen(), statement.payableFen());
        verdict.compare(
                statement + ", head's payable",
                head.payableFen(),
                head.balance().payableFen());
        verdict.compare(
                statement + ", head's closing residue",
                head.closing(),
                head.balance().closingResidue());
        LocalDate from = statement.period().from();
        LocalDate to = statement.period().kind() == Period.Kind.DAY ? from.plusDays(1) : from.plusMonths(1);
        List<String> marks = rows.list(
                MARKS,
                row -> Head.journal(row.text("node"), row.number("epoch"), row.number("last_sequence")),
                from,
                to);
        verdict.compare(statement + ", head's journals", head.journals(), marks);
        Optional<Instant> issued = rows
                .list(
                        "select issued_at from billing.settlement_period where kind = ? and starts_on = ?",
                        row -> row.optionalInstant("issued_at"),
                        statement.period().kind().name(),
                        from)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
        verdict.compare(
                statement + ", head's time of issue",
                Optional.of(head.issuedAt()),
                issued.map(at -> at.truncatedTo(ChronoUnit.MICROS)));
    }

    /** A head may name more versions than have calls, and none that is not the party's. */
    private static void terms(StatementRow statement, Head head, Agreements agreements, Verdict verdict) {
        List<String> known = agreements
                .versions()
                .filter(version ->
                        agreements.terms(version).orElseThrow().parties().contains(statement.party()))
                .map(version -> Head.agreement(
                        version.agreement(),
                        version.version(),
                        agreements.terms(version).orElseThrow().hash()))
                .toList();
        for (String named : head.agreements()) {
            verdict.checked();
            if (!known.contains(named)) {
                verdict.diverges(statement + ", head's agreements", named, "a version the party has, with its hash");
            }
        }
    }

    private static void chain(
            StatementRow statement,
            Head head,
            Optional<Before> before,
            Map<LocalDate, String> globals,
            Verdict verdict) {
        verdict.compare(
                statement + ", the head before",
                head.previous(),
                before.map(Before::hash).orElse(Sha256.NONE));
        verdict.compare(
                statement + ", opening residue",
                head.opening(),
                before.map(Before::closing).orElse(0L));
        verdict.compare(
                statement + ", the global head before",
                head.previousGlobal(),
                globals.getOrDefault(statement.period().from(), Sha256.NONE));
    }

    private static void days(StatementRow statement, Head head, TreeMap<LocalDate, String> hashes, Verdict verdict) {
        LocalDate from = statement.period().from();
        List<String> days =
                new ArrayList<>(hashes.subMap(from, from.plusMonths(1)).values());
        verdict.compare(statement + ", head's days", head.days(), days);
    }

    private void signature(StatementRow statement, Head head, byte[] bytes, Verdict verdict) {
        Optional<Boolean> signed =
                keys.verify(head.keyId(), bytes, statement.signature().orElse(new byte[0]));
        if (signed.isEmpty()) {
            verdict.notVerified("signatures by key " + head.keyId() + ": the key was not given");
        } else {
            verdict.compare(statement + ", signature", signed.get(), true);
        }
    }

    /** The hash of the global head before each period of a kind. */
    private static Map<LocalDate, String> previousGlobals(Snapshot rows, Period.Kind kind) throws SQLException {
        Map<LocalDate, String> previous = new HashMap<>();
        String[] last = {Sha256.NONE};
        rows.each(
                "select starts_on, global_head from billing.settlement_period where kind = ? order by starts_on",
                row -> {
                    previous.put(row.date("starts_on"), last[0]);
                    Optional<byte[]> head = row.optionalBytes("global_head");
                    if (head.isPresent()) {
                        last[0] = Sha256.hex(head.get());
                    }
                },
                kind.name());
        return previous;
    }
}
