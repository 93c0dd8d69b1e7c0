package io.hefu.billing.partnerfile;

import io.hefu.billing.digest.Sha256;
import io.hefu.billing.reconciliation.LineTable;
import io.hefu.billing.reconciliation.PartnerLineStore;
import io.hefu.billing.reconciliation.Products;
import io.hefu.billing.reconciliation.ReconciledPeriod;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.AcknowledgementForms;
import io.hefu.core.reconciliation.FileMappings.Declared;
import io.hefu.core.reconciliation.FileReceipt;
import io.hefu.core.reconciliation.FileSubmission;
import io.hefu.core.reconciliation.PartnerFileIntake;
import io.hefu.core.reconciliation.Slice;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Partners' files: each is read, with all that is said of it, in one transaction, or kept until those before it have come. One
 * process reads one file at a time, for a workbook may need a few hundred megabytes.
 */
@Singleton
public class PartnerFileStore implements PartnerFileIntake {

    private static final Logger LOG = Logger.getLogger(PartnerFileStore.class);

    private static final int MOST_WAITING = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PATIENCE_WITH_A_FILE = Duration.ofMinutes(10);

    private static final FileLimits LIMITS = new FileLimits(
            MOST_BYTES,
            FileLimits.DEFAULT.rows(),
            FileLimits.DEFAULT.columns(),
            FileLimits.DEFAULT.cellCharacters(),
            FileLimits.DEFAULT.inflatedBytes(),
            FileLimits.DEFAULT.inflation());

    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)";

    /** Without the acknowledgement, which may be long. */
    private static final String RECEIPT = """
            select id, partner, kind, environment, sequence, starts_on, ends_before, stated_records, stated_sha256, sha256,
                   received_at, received_by, disposition, records, accepted, amount_micro_yuan, first_missing
            from billing.partner_file where %s""";

    private static final String STANDING = """
            select coalesce(max(sequence) filter (where disposition in ('ACCEPTED', 'NO_DATA')), 0) as last,
                   max(sha256) filter (where sequence = $4) as with_same_number
            from billing.partner_file
            where partner = $1 and kind = $2 and environment = $3
              and disposition in ('ACCEPTED', 'NO_DATA', 'WAITING')""";

    private static final String NEXT_WAITING = """
            select waiting.* from billing.partner_file waiting
            where disposition = 'WAITING' and sequence = 1 +
                  (select coalesce(max(sequence), 0) from billing.partner_file taken
                   where (taken.partner, taken.kind, taken.environment)
                             = (waiting.partner, waiting.kind, waiting.environment)
                     and taken.disposition in ('ACCEPTED', 'NO_DATA'))
            order by received_at limit 1
            for update skip locked""";

    private static final String KEEP = """
            insert into billing.partner_file
                (id, partner, kind, environment, sequence, starts_on, ends_before, stated_records, stated_sha256, sha256,
                 received_at, received_by, mapping_version, disposition, records, accepted, amount_micro_yuan,
                 first_missing, acknowledgement_json, acknowledgement_csv)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            on conflict (id) do update
            set mapping_version = excluded.mapping_version, disposition = excluded.disposition,
                records = excluded.records, accepted = excluded.accepted,
                amount_micro_yuan = excluded.amount_micro_yuan, first_missing = excluded.first_missing,
                acknowledgement_json = excluded.acknowledgement_json,
                acknowledgement_csv = excluded.acknowledgement_csv""";

    private final Pool pool;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final MappingStore mappings;
    private final PartnerLineStore lines = new PartnerLineStore();
    private final WaitingFileStore waiting = new WaitingFileStore();
    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(
            1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), PartnerFileStore::thread);

    public PartnerFileStore(Pool pool, Clock clock, Supplier<UUID> ids, MappingStore mappings) {
        this.pool = pool;
        this.clock = clock;
        this.ids = ids;
        this.mappings = mappings;
        reader.allowCoreThreadTimeOut(true);
    }

    @Override
    public CompletionStage<FileReceipt> receive(FileSubmission submission, Path content) {
        return mappings.latest(pool, submission.partner(), submission.kind())
                .invoke(mapping -> {
                    if (mapping.isEmpty()) {
                        throw new RefusedException(new MappingRefusal.NotDeclared(submission.kind()));
                    }
                })
                .chain(mapping -> reading(() -> receiveNow(submission, content)))
                .call(receipt -> switch (receipt.disposition()) {
                    case ACCEPTED, NO_DATA -> readWaiting();
                    case REFUSED, WAITING, COPY_IGNORED -> Uni.createFrom().voidItem();
                })
                .subscribeAsCompletionStage();
    }

    /** Reads all files whose turn has come; at a start, those that a process has left. Does not fail. */
    Uni<Void> readWaiting() {
        return reading(this::readWaitingNow)
                .onFailure()
                .invoke(failure -> LOG.warn("files that wait are read when the next one comes, or at a start", failure))
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }

    @Override
    public CompletionStage<Optional<FileReceipt>> file(UUID id) {
        return pool.preparedQuery(RECEIPT.formatted("id = $1"))
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(PartnerFileStore::receipt))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Slice<FileReceipt>> files(Optional<OrganisationId> partner, int offset, int limit) {
        String which = "($1::uuid is null or partner = $1)";
        UUID whose = partner.map(OrganisationId::value).orElse(null);
        return pool.preparedQuery("select count(*) as all_of_them from billing.partner_file where " + which)
                .execute(Tuple.of(whose))
                .map(rows -> rows.iterator().next().getLong("all_of_them"))
                .chain(count -> pool.preparedQuery(
                                RECEIPT.formatted(which) + " order by received_at desc, id limit $2 offset $3")
                        .execute(Tuple.of(whose, limit, offset))
                        .map(rows -> new Slice<>(
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(PartnerFileStore::receipt)
                                        .toList(),
                                count)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<AcknowledgementForms>> acknowledgement(UUID id) {
        return pool.preparedQuery(
                        "select acknowledgement_json, acknowledgement_csv from billing.partner_file where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new AcknowledgementForms(
                                row.getString("acknowledgement_json"), row.getString("acknowledgement_csv"))))
                .subscribeAsCompletionStage();
    }

    private static Uni<Void> lock(SqlClient connection, FileSubmission submission) {
        String sequence = submission.partner() + "/" + submission.kind() + "/" + submission.environment();
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of("billing.partner_file/" + sequence))
                .replaceWithVoid();
    }

    private static Uni<SequenceVerdict> verdict(SqlClient connection, FileSubmission submission, Sha256 hash) {
        return connection
                .preparedQuery(STANDING)
                .execute(Tuple.of(
                        submission.partner().value(),
                        submission.kind(),
                        submission.environment().name(),
                        submission.sequence()))
                .map(rows -> rows.iterator().next())
                .map(row -> SequenceVerdict.of(
                        submission.sequence(),
                        hash,
                        row.getLong("last"),
                        Optional.ofNullable(row.getString("with_same_number")).map(Sha256::new)));
    }

    private FileReceipt receiveNow(FileSubmission submission, Path content) {
        Sha256 hash = hashed(content);
        return pool.withTransaction(connection -> lock(connection, submission)
                        .chain(() -> verdict(connection, submission, hash))
                        .chain(verdict ->
                                waitingForIt(() -> take(connection, received(submission, hash), content, verdict))))
                .await()
                .atMost(PATIENCE_WITH_A_FILE);
    }

    /** @return how many were read */
    private int readWaitingNow() {
        int read = 0;
        while (pool.withTransaction(connection -> connection
                        .query(NEXT_WAITING)
                        .execute()
                        .chain(rows -> rows.size() == 0
                                ? Uni.createFrom().item(false)
                                : readWaiting(
                                        connection, receipt(rows.iterator().next()))))
                .await()
                .atMost(PATIENCE_WITH_A_FILE)) {
            read++;
        }
        return read;
    }

    private Uni<Boolean> readWaiting(SqlConnection connection, FileReceipt kept) {
        return lock(connection, kept.submission())
                .chain(() -> waitingForIt(() -> {
                    Path content = waiting.toFile(connection, kept.id());
                    try {
                        return take(connection, kept, content, new SequenceVerdict.InTurn());
                    } finally {
                        WaitingFileStore.delete(content);
                    }
                }))
                .call(() -> waiting.forget(connection, kept.id()))
                .replaceWith(true);
    }

    private FileReceipt received(FileSubmission submission, Sha256 hash) {
        return new FileReceipt(
                ids.get(),
                submission,
                hash.hex(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                FileReceipt.Disposition.WAITING,
                0,
                0,
                Money.ZERO,
                Optional.empty());
    }

    /** On a worker thread, which waits for the database. */
    private FileReceipt take(SqlConnection connection, FileReceipt file, Path content, SequenceVerdict verdict) {
        FileSubmission submission = file.submission();
        Declared declared = mappings.latest(connection, submission.partner(), submission.kind())
                .await()
                .atMost(PATIENCE)
                .orElseThrow(() -> new RefusedException(new MappingRefusal.NotDeclared(submission.kind())));
        Products products = new Products(List.of());
        Import sink = new Import(connection, file.id(), submission.partner(), products);
        Acknowledgement acknowledgement = read(file, content, verdict, declared, products, sink);
        FileReceipt receipt = new FileReceipt(
                file.id(),
                submission,
                file.sha256(),
                file.receivedAt(),
                FileReceipt.Disposition.valueOf(acknowledgement.disposition().name()),
                acknowledgement.records(),
                acknowledgement.accepted(),
                acknowledgement.amount(),
                acknowledgement.firstMissing());
        boolean wasRead = verdict instanceof SequenceVerdict.InTurn;
        keep(connection, receipt, acknowledgement, wasRead ? Optional.of(declared.version()) : Optional.empty());
        if (verdict instanceof SequenceVerdict.Early) {
            waiting.keep(connection, file.id(), content);
        }
        return receipt;
    }

    private static Acknowledgement read(
            FileReceipt file,
            Path content,
            SequenceVerdict verdict,
            Declared declared,
            Products products,
            LineSink sink) {
        FileSubmission submission = file.submission();
        FileNotice notice = new FileNotice(
                new FileKey(submission.partner(), submission.kind(), submission.environment()),
                submission.sequence(),
                new ReconciledPeriod(submission.from(), submission.to()),
                submission.records(),
                submission.sha256().map(Sha256::new));
        try {
            return new PartnerFiles(LIMITS, products)
                    .read(
                            notice,
                            content,
                            new Sha256(file.sha256()),
                            verdict,
                            MappingReader.read(declared.mapping()),
                            sink);
        } catch (IOException ofOurs) {
            throw new UncheckedIOException(ofOurs);
        }
    }

    private static void keep(
            SqlConnection connection,
            FileReceipt receipt,
            Acknowledgement acknowledgement,
            Optional<Integer> mappingVersion) {
        FileSubmission submission = receipt.submission();
        List<Object> parameters = new ArrayList<>();
        parameters.add(receipt.id());
        parameters.add(submission.partner().value());
        parameters.add(submission.kind());
        parameters.add(submission.environment().name());
        parameters.add(submission.sequence());
        parameters.add(submission.from());
        parameters.add(submission.to());
        parameters.add(submission.records().orElse(null));
        parameters.add(submission.sha256().orElse(null));
        parameters.add(receipt.sha256());
        parameters.add(receipt.receivedAt().atOffset(ZoneOffset.UTC));
        parameters.add(submission.sentBy());
        parameters.add(mappingVersion.orElse(null));
        parameters.add(receipt.disposition().name());
        parameters.add(receipt.records());
        parameters.add(receipt.accepted());
        parameters.add(receipt.amount().microYuan());
        parameters.add(receipt.firstMissing().orElse(null));
        parameters.add(AcknowledgementText.json(acknowledgement));
        parameters.add(AcknowledgementText.csv(acknowledgement));
        connection.preparedQuery(KEEP).execute(Tuple.from(parameters)).await().atMost(PATIENCE);
    }

    private static FileReceipt receipt(Row row) {
        return new FileReceipt(
                row.getUUID("id"),
                new FileSubmission(
                        new OrganisationId(row.getUUID("partner")),
                        row.getString("kind"),
                        Environment.valueOf(row.getString("environment")),
                        row.getLong("sequence"),
                        row.getLocalDate("starts_on"),
                        row.getLocalDate("ends_before"),
                        Optional.ofNullable(row.getLong("stated_records")),
                        Optional.ofNullable(row.getString("stated_sha256")),
                        row.getString("received_by")),
                row.getString("sha256"),
                row.getOffsetDateTime("received_at").toInstant(),
                FileReceipt.Disposition.valueOf(row.getString("disposition")),
                row.getLong("records"),
                row.getLong("accepted"),
                new Money(row.getLong("amount_micro_yuan")),
                Optional.ofNullable(row.getLong("first_missing")));
    }

    private static Sha256 hashed(Path content) {
        try {
            return PartnerFiles.hashOf(content);
        } catch (IOException ofOurs) {
            throw new UncheckedIOException(ofOurs);
        }
    }

    /** One after the other; only then a connection is taken. */
    private <T> Uni<T> reading(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(reader)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> new RefusedException(new IntakeBusy()));
    }

    private static <T> Uni<T> waitingForIt(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "partner-file");
        thread.setDaemon(true);
        return thread;
    }

    /** Lines go into the database as they are read; what is abandoned is taken back. */
    private final class Import implements LineSink {

        private final SqlConnection connection;
        private final UUID file;
        private final OrganisationId partner;
        private final Products products;
        private boolean begun;

        Import(SqlConnection connection, UUID file, OrganisationId partner, Products products) {
            this.connection = connection;
            this.file = file;
            this.partner = partner;
            this.products = products;
        }

        @Override
        public void take(LineTable table) {
            if (!begun) {
                run("savepoint file");
                begun = true;
            }
            lines.add(connection, file, table);
        }

        @Override
        public void complete(Acknowledgement acknowledgement) {
            lines.name(connection, partner, products);
        }

        @Override
        public void abandon(Acknowledgement acknowledgement) {
            if (begun) {
                run("rollback to savepoint file");
            }
        }

        private void run(String statement) {
            connection.query(statement).execute().await().atMost(PATIENCE);
        }
    }
}
