package io.hefu.billing.settlement;

import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.document.PdfLineWriter;
import io.hefu.billing.document.StatementDocument;
import io.hefu.billing.document.XlsxLineWriter;
import io.hefu.billing.seal.SealKey;
import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.Sections;
import io.hefu.billing.statement.BundleZip;
import io.hefu.billing.statement.CsvLineWriter;
import io.hefu.billing.statement.GlobalHead;
import io.hefu.billing.statement.GlobalTree;
import io.hefu.billing.statement.InclusionProof;
import io.hefu.billing.statement.Leaf;
import io.hefu.billing.statement.MonthTree;
import io.hefu.billing.statement.StatementBundle;
import io.hefu.billing.statement.StatementHead;
import io.hefu.billing.statement.StatementTree;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

/** Writes issued statements to files, and proofs of single calls. What is written follows from what was sealed. */
final class BundleStore {

    private static final String SEALED = """
            select head, signature, sections from billing.statement
            where party = $1 and kind = $2 and starts_on between $3 and $4 and head is not null
            order by starts_on""";

    private static final String HEADS = """
            select head from billing.statement
            where kind = $1 and starts_on = $2 and head is not null order by party""";

    private static final String GLOBAL = """
            select global_head, global_signature from billing.settlement_period
            where kind = $1 and starts_on = $2 and global_head is not null""";

    /** An issued statement as it is stored. */
    private record SealedStatement(StatementHead head, byte[] signature, Sections sections) {}

    /** What is over all parties' heads. */
    private record Global(GlobalHead head, byte[] signature, InclusionProof proof) {}

    /** A leaf, and the tree of the day it is in, with the tiles on its way. */
    private record Proven(StatementTree tree, Leaf leaf, long index, Section day) {}

    /** A form of a statement's lines. */
    private interface Form {

        void write(Figures booked, OutputStream out) throws IOException;
    }

    private final Pool pool;
    private final AgreementStore agreements;
    private final StatedCallStore calls;
    private final SealKey key;
    private final FiguresStore figures = new FiguresStore();

    BundleStore(Pool pool, AgreementStore agreements, StatedCallStore calls, SealKey key) {
        this.pool = pool;
        this.agreements = agreements;
        this.calls = calls;
        this.key = key;
    }

    Uni<Path> csv(StatementHead head) {
        return written(head, (booked, out) -> booked.writeTo(new CsvLineWriter(out), head.openingResidue()));
    }

    Uni<Path> pdf(StatementHead head, String partyName) {
        StatementDocument document = StatementDocument.issued(head, partyName);
        return written(head, (booked, out) -> booked.writeTo(new PdfLineWriter(out, document), head.openingResidue()));
    }

    Uni<Path> xlsx(StatementHead head, String partyName) {
        StatementDocument document = StatementDocument.issued(head, partyName);
        return written(head, (booked, out) -> {
            try (XlsxLineWriter workbook = new XlsxLineWriter(out, document)) {
                booked.writeTo(workbook, head.openingResidue());
            }
        });
    }

    private Uni<Path> written(StatementHead head, Form form) {
        return figures(head)
                .chain(booked -> step(() -> {
                    Temporary file = Temporary.open();
                    try (OutputStream out = file.out()) {
                        form.write(booked, out);
                    } catch (IOException | RuntimeException failed) {
                        file.delete();
                        throw failed;
                    }
                    return file.path();
                }));
    }

    /** @param withCalls every single call, too */
    Uni<Path> zip(StatementHead head, boolean withCalls) {
        return sealed(head, head.period().kind(), head.period())
                .chain(own -> days(head)
                        .chain(days -> global(head)
                                .chain(global -> figures(head)
                                        .chain(booked -> zip(own.get(0), days, global, booked, withCalls)))));
    }

    /** Fails with {@link SettlementRefusal.NotFound} where the call is not in that statement. */
    Uni<String> proof(StatementHead head, CallId call) {
        return head.period().kind() == Kind.DAY
                ? sealed(head, Kind.DAY, head.period())
                        .chain(own -> find(own.get(0), call))
                        .map(found -> found.orElseThrow(() -> notIn(head, call)))
                        .map(proven -> proven.tree().proof(head.hash(), proven.leaf(), proven.index()))
                        .map(InclusionProof::json)
                : days(head)
                        .chain(days -> findInOne(days, call))
                        .map(found -> found.orElseThrow(() -> notIn(head, call)))
                        .chain(proven -> days(head)
                                .map(days -> proven.tree()
                                        .proof(
                                                head.hash(),
                                                new MonthTree(days.stream()
                                                        .map(SealedStatement::head)
                                                        .toList()),
                                                proven.day(),
                                                proven.leaf(),
                                                proven.index())))
                        .map(InclusionProof::json);
    }

    private Uni<Optional<Proven>> findInOne(List<SealedStatement> days, CallId call) {
        return Multi.createFrom()
                .iterable(days)
                .onItem()
                .transformToUniAndConcatenate(day -> find(day, call))
                .filter(Optional::isPresent)
                .select()
                .first()
                .toUni()
                .map(found -> found == null ? Optional.empty() : found);
    }

    private Uni<Optional<Proven>> find(SealedStatement day, CallId call) {
        LeafSearch search = new LeafSearch(call);
        return calls.leaves(day.head().party(), day.head().period().from(), search::add)
                .map(done -> search.found()
                        .map(place -> new Proven(
                                new StatementTree(day.sections(), place.tiles()),
                                place.leaf(),
                                place.index(),
                                Section.day(day.head().period().from().toEpochDay()))));
    }

    private static RefusedException notIn(StatementHead head, CallId call) {
        return new RefusedException(new SettlementRefusal.NotFound(head.period() + " / " + call));
    }

    private Uni<Path> zip(
            SealedStatement own,
            List<SealedStatement> days,
            Optional<Global> global,
            Figures booked,
            boolean withCalls) {
        return step(Temporary::open).chain(file -> {
            BundleZip zip = new BundleZip(file.out());
            StatementBundle bundle = new StatementBundle(zip);
            return step(() -> {
                        bundle.key(key);
                        write(bundle, own);
                        try (OutputStream lines = bundle.lines()) {
                            booked.writeTo(new CsvLineWriter(lines), own.head().openingResidue());
                        }
                        if (global.isPresent()) {
                            bundle.global(
                                    global.get().head(),
                                    global.get().signature(),
                                    global.get().proof());
                        }
                        return bundle;
                    })
                    .chain(() -> withCalls && days.isEmpty()
                            ? leaves(bundle, own)
                            : Uni.createFrom().voidItem())
                    .chain(() -> days(bundle, days, withCalls))
                    .chain(() -> step(() -> {
                        zip.close();
                        return file.path();
                    }))
                    .onFailure()
                    .invoke(file::delete);
        });
    }

    private Uni<Void> days(StatementBundle bundle, List<SealedStatement> days, boolean withCalls) {
        return Multi.createFrom()
                .iterable(days)
                .onItem()
                .transformToUniAndConcatenate(day -> step(() -> {
                            StatementBundle part =
                                    bundle.day(day.head().period().from());
                            write(part, day);
                            return part;
                        })
                        .chain(part ->
                                withCalls ? leaves(part, day) : Uni.createFrom().voidItem()))
                .onItem()
                .ignoreAsUni();
    }

    private static void write(StatementBundle bundle, SealedStatement statement) throws IOException {
        bundle.head(statement.head(), statement.signature());
        bundle.sections(statement.sections());
    }

    private Uni<Void> leaves(StatementBundle bundle, SealedStatement day) {
        return step(bundle::leaves)
                .chain(file -> calls.leaves(
                                day.head().party(), day.head().period().from(), leaf -> {
                                    try {
                                        file.add(leaf);
                                    } catch (IOException failed) {
                                        throw new UncheckedIOException(failed);
                                    }
                                })
                        .chain(() -> step(() -> {
                            file.close();
                            return true;
                        })))
                .replaceWithVoid();
    }

    private Uni<List<SealedStatement>> days(StatementHead head) {
        return head.period().kind() == Kind.DAY
                ? Uni.createFrom().item(List.of())
                : sealed(head, Kind.DAY, head.period());
    }

    private Uni<List<SealedStatement>> sealed(StatementHead of, Kind kind, StatementPeriod within) {
        return pool.preparedQuery(SEALED)
                .execute(Tuple.of(of.party().value(), kind.name(), within.from(), within.last()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new SealedStatement(
                                StatementHead.decoded(bytes(row, "head")),
                                bytes(row, "signature"),
                                Sections.decoded(bytes(row, "sections"))))
                        .toList());
    }

    private Uni<Optional<Global>> global(StatementHead head) {
        StatementPeriod period = head.period();
        Tuple asked = Tuple.of(period.kind().name(), period.from());
        return pool.preparedQuery(HEADS)
                .execute(asked)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> StatementHead.decoded(bytes(row, "head")))
                        .toList())
                .chain(heads -> pool.preparedQuery(GLOBAL)
                        .execute(asked)
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .findFirst()
                                .map(row -> new Global(
                                        GlobalHead.decoded(bytes(row, "global_head")),
                                        bytes(row, "global_signature"),
                                        new GlobalTree(period, heads).proof(head.party())))));
    }

    private Uni<Figures> figures(StatementHead head) {
        OrganisationId party = head.party();
        return agreements
                .all(pool)
                .map(SignedAgreements::new)
                .chain(signed -> figures.booked(
                        pool, head.period().from(), head.period().last(), Optional.of(party), signed.clauseNames()))
                .map(booked -> booked.getOrDefault(party, Figures.NONE));
    }

    /** Work on files, where it may wait. */
    private static <T> Uni<T> step(Callable<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.call();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    } catch (RuntimeException failed) {
                        throw failed;
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static byte[] bytes(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }
}
