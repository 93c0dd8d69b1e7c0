package io.hefu.billing.reconciliation;

import io.hefu.billing.books.BooksStore;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.FoundBreak;
import io.hefu.core.reconciliation.ReconciliationRules;
import io.hefu.core.reconciliation.ReconciliationRun;
import io.hefu.core.reconciliation.ReconciliationRun.Breaks;
import io.hefu.core.reconciliation.ReconciliationRun.Outcome;
import io.hefu.core.reconciliation.ReconciliationRun.Progress;
import io.hefu.core.reconciliation.ReconciliationRun.Side;
import io.hefu.core.reconciliation.ReconciliationRun.State;
import io.hefu.core.reconciliation.ReconciliationRun.Tolerated;
import io.hefu.core.reconciliation.Reconciliations;
import io.hefu.core.reconciliation.Slice;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Runs. One is done in one transaction, by the process that has locked its row: what becomes of it is there as a whole or not at
 * all, and one whose process has died waits for the next.
 */
@Singleton
public class ReconciliationStore implements Reconciliations {

    /** Around the period: calls that one side counts just before midnight, and the other just after. */
    private static final int NEIGHBOUR_DAYS = 1;

    /** 96 bytes each, on either side. */
    private static final int LINES_IN_MEMORY = 250_000;

    /** One that has ended a process this often is not tried again. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String RUN = """
            select reconciliation_run.*, attempts, ours, theirs
            from billing.reconciliation_run left join billing.reconciliation_progress on run = id
            where %s""";

    private static final String INSERT = """
            insert into billing.reconciliation_run
                (id, partner, kind, starts_on, ends_before, state, requested_at, requested_by)
            values ($1, $2, $3, $4, $5, 'WAITING', $6, $7)""";

    /** A lock beside which progress can be written down, whose row refers to this one. */
    private static final String CLAIM = RUN.formatted("state = 'WAITING'") + """
             order by requested_at, id
            for no key update of reconciliation_run skip locked
            limit 1""";

    private static final String BEGIN = """
            insert into billing.reconciliation_progress (run, attempts, ours, theirs) values ($1, 1, 0, 0)
            on conflict (run) do update
            set attempts = reconciliation_progress.attempts + 1, ours = 0, theirs = 0""";

    private static final String FINISH = """
            update billing.reconciliation_run
            set state = 'DONE', finished_at = $2, rules_version = $3, inputs_hash = $4, rules_hash = $5, result_hash = $6,
                our_lines = $7, our_amount_micro_yuan = $8, their_lines = $9, their_amount_micro_yuan = $10,
                matched = $11, breaks = $12, tolerated = $13
            where id = $1""";

    private static final String SUPERSEDE = """
            update billing.reconciliation_run
            set state = 'SUPERSEDED', superseded_by = $1
            where partner = $2 and kind = $3 and starts_on = $4 and ends_before = $5 and state = 'DONE' and id <> $1""";

    private static final String FAIL = """
            update billing.reconciliation_run set state = 'FAILED', failure = $2, finished_at = $3
            where id = $1 and state = 'WAITING'""";

    /** Of which run something went wrong that would go wrong again. */
    private static final class Hopeless extends RuntimeException {

        private final UUID run;

        Hopeless(UUID run, RuntimeException cause) {
            super(cause.getMessage(), cause);
            this.run = run;
        }
    }

    private final Pool pool;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final StatedLineStore stated;
    private final PartnerLineStore lines = new PartnerLineStore();
    private final RuleStore rules = new RuleStore();
    private final BreakStore breaks = new BreakStore();
    private final BooksStore books = new BooksStore();

    public ReconciliationStore(Pool pool, Clock clock, Supplier<UUID> ids, StatedLineStore stated) {
        this.pool = pool;
        this.clock = clock;
        this.ids = ids;
        this.stated = stated;
    }

    @Override
    public CompletionStage<ReconciliationRun> request(
            OrganisationId partner, String kind, LocalDate from, LocalDate to, String requestedBy) {
        UUID id = ids.get();
        return books.books(pool)
                .invoke(open -> {
                    if (to.isAfter(open.openFrom())) {
                        throw new RefusedException(new ReconciliationRefusal.PeriodOpen(open.openFrom()));
                    }
                })
                .chain(() -> pool.preparedQuery(INSERT)
                        .execute(Tuple.from(List.of(
                                id,
                                partner.value(),
                                kind,
                                from,
                                to,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                requestedBy))))
                .chain(() -> one(id))
                .map(Optional::orElseThrow)
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<ReconciliationRun>> run(UUID id) {
        return one(id).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Slice<ReconciliationRun>> runs(Optional<OrganisationId> partner, int offset, int limit) {
        String which = "($1::uuid is null or partner = $1)";
        UUID whose = partner.map(OrganisationId::value).orElse(null);
        return pool.preparedQuery("select count(*) as all_of_them from billing.reconciliation_run where " + which)
                .execute(Tuple.of(whose))
                .map(rows -> rows.iterator().next().getLong("all_of_them"))
                .chain(count -> pool.preparedQuery(
                                RUN.formatted(which) + " order by requested_at desc, id limit $2 offset $3")
                        .execute(Tuple.of(whose, limit, offset))
                        .map(rows -> new Slice<>(
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(ReconciliationStore::run)
                                        .toList(),
                                count)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Slice<FoundBreak>> breaks(
            UUID run, Optional<String> kind, boolean onlyOpen, int offset, int limit) {
        return breaks.of(pool, run, kind, onlyOpen, BreakStore.today(clock.instant()), offset, limit)
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Versioned> rules(OrganisationId partner) {
        return rules.latest(pool, partner).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Versioned> setRules(
            OrganisationId partner, ReconciliationRules set, Optional<Integer> expected, String setBy) {
        return Uni.createFrom()
                .item(() -> RuleReader.read(set, List.of()))
                .chain(readable -> pool.withTransaction(
                        connection -> rules.set(connection, partner, set, expected, setBy, clock.instant())))
                .subscribeAsCompletionStage();
    }

    /**
     * Does the run that has waited longest.
     *
     * @return whether there was one
     */
    public CompletionStage<Boolean> runNext() {
        return pool.withTransaction(connection -> connection
                        .query(CLAIM)
                        .execute()
                        .chain(rows -> rows.size() == 0
                                ? Uni.createFrom().item(false)
                                : reconcile(connection, rows.iterator().next()).replaceWith(true)))
                .onFailure(Hopeless.class)
                .recoverWithUni(failure -> fail((Hopeless) failure).replaceWith(true))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> reconcile(SqlConnection connection, Row claimed) {
        ReconciliationRun run = run(claimed);
        Integer attempts = claimed.getInteger("attempts");
        if (attempts != null && attempts >= MOST_ATTEMPTS) {
            return Uni.createFrom()
                    .failure(new Hopeless(
                            run.id(), new IllegalStateException("ended " + attempts + " times before it was done")));
        }
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.of(run.id()))
                .chain(() -> Uni.createFrom()
                        .item(() -> reconciled(connection, run))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .replaceWithVoid();
    }

    /** On a worker thread, which waits for the database. */
    private ReconciliationResult reconciled(SqlConnection connection, ReconciliationRun run) {
        try {
            return compare(connection, run);
        } catch (RefusedException | IllegalArgumentException | ArithmeticException wouldHappenAgain) {
            throw new Hopeless(run.id(), wouldHappenAgain);
        }
    }

    private ReconciliationResult compare(SqlConnection connection, ReconciliationRun run) {
        Versioned set = rules.latest(connection, run.partner()).await().atMost(PATIENCE);
        List<KnownPrice> prices = rules.prices(connection).await().atMost(PATIENCE);
        boolean byShare = set.rules().basis().equals(RuleReader.SHARE);
        Rules inForce = RuleReader.read(set.rules(), byShare ? List.of() : prices);
        Products products = new Products(rules.products(connection).await().atMost(PATIENCE));
        lines.products(connection, run.partner()).await().atMost(PATIENCE).forEach(products::numberOf);
        LocalDate open = books.books(connection).await().atMost(PATIENCE).openFrom();
        ReconciledPeriod period = new ReconciledPeriod(run.from(), run.to());
        ReconciledPeriod around = new ReconciledPeriod(
                run.from().minusDays(NEIGHBOUR_DAYS), run.to().plusDays(NEIGHBOUR_DAYS));
        ReconciledPeriod stated =
                new ReconciledPeriod(around.from(), around.to().isAfter(open) ? open : around.to());
        try (FileSpill spill = new FileSpill(Path.of(System.getProperty("java.io.tmpdir")))) {
            ExternalSort theirs = new ExternalSort(spill, LINES_IN_MEMORY);
            AtomicLong theirCount = new AtomicLong();
            lines.addTo(theirs, connection, run.partner(), run.kind(), around, count -> {
                theirCount.set(count);
                tell(run.id(), 0, count);
            });
            ExternalSort ours = new ExternalSort(spill, LINES_IN_MEMORY);
            this.stated.addTo(
                    new OurLines(products, byShare, ours),
                    connection,
                    run.partner(),
                    stated,
                    count -> tell(run.id(), count, theirCount.get()));
            BreakStore.Report report =
                    breaks.new Report(connection, run.id(), run.partner(), BreakStore.today(clock.instant()));
            ReconciliationResult result = new Reconciliation(inForce, products, this.stated.suspense(connection))
                    .run(period, new CallSums(ours.sorted()), theirs.sorted(), report);
            report.flush();
            finish(connection, run, set.version(), result);
            return result;
        }
    }

    private void finish(
            SqlConnection connection, ReconciliationRun run, int rulesVersion, ReconciliationResult result) {
        JsonObject matched = new JsonObject();
        result.matched().forEach((pass, count) -> matched.put(pass.name(), count));
        JsonObject counted = new JsonObject();
        result.breaks()
                .forEach((kind, found) -> counted.put(
                        kind.name(),
                        new JsonArray()
                                .add(found.count())
                                .add(found.resolved())
                                .add(found.atRisk().microYuan())));
        JsonArray tolerated = new JsonArray();
        result.tolerated()
                .forEach(entry -> tolerated.add(new JsonArray()
                        .add(entry.agreement())
                        .add(entry.pairs())
                        .add(entry.difference().microYuan())));
        connection
                .preparedQuery(FINISH)
                .execute(Tuple.from(List.of(
                        run.id(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        rulesVersion,
                        result.inputs().hex(),
                        result.rules().hex(),
                        result.result().hex(),
                        result.ours().lines(),
                        result.ours().amount().microYuan(),
                        result.theirs().lines(),
                        result.theirs().amount().microYuan(),
                        matched,
                        counted,
                        tolerated)))
                .chain(() -> connection
                        .preparedQuery(SUPERSEDE)
                        .execute(Tuple.of(run.id(), run.partner().value(), run.kind(), run.from(), run.to())))
                .await()
                .atMost(PATIENCE);
    }

    private void tell(UUID run, long ours, long theirs) {
        pool.preparedQuery("update billing.reconciliation_progress set ours = $2, theirs = $3 where run = $1")
                .execute(Tuple.of(run, ours, theirs))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Void> fail(Hopeless failure) {
        return pool.preparedQuery(FAIL)
                .execute(Tuple.of(
                        failure.run,
                        String.valueOf(failure.getMessage()),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Uni<Optional<ReconciliationRun>> one(UUID id) {
        return pool.preparedQuery(RUN.formatted("id = $1"))
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(ReconciliationStore::run));
    }

    private static ReconciliationRun run(Row row) {
        Long ours = row.getLong("ours");
        Long theirs = row.getLong("theirs");
        boolean begun = row.getInteger("attempts") != null;
        String state = row.getString("state");
        return new ReconciliationRun(
                row.getUUID("id"),
                new OrganisationId(row.getUUID("partner")),
                row.getString("kind"),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_before"),
                begun && state.equals("WAITING") ? State.RUNNING : State.valueOf(state),
                new Progress(ours == null ? 0 : ours, theirs == null ? 0 : theirs),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getString("requested_by"),
                Optional.ofNullable(row.getOffsetDateTime("finished_at")).map(at -> at.toInstant()),
                outcome(row),
                Optional.ofNullable(row.getString("failure")),
                Optional.ofNullable(row.getUUID("superseded_by")));
    }

    private static Optional<Outcome> outcome(Row row) {
        if (row.getString("result_hash") == null) {
            return Optional.empty();
        }
        List<Tolerated> tolerated = new ArrayList<>();
        ((JsonArray) row.getValue("tolerated")).forEach(entry -> {
            JsonArray parts = (JsonArray) entry;
            tolerated.add(new Tolerated(parts.getString(0), parts.getLong(1), new Money(parts.getLong(2))));
        });
        return Optional.of(new Outcome(
                row.getString("inputs_hash"),
                row.getString("rules_hash"),
                row.getString("result_hash"),
                row.getInteger("rules_version"),
                new Side(row.getLong("our_lines"), new Money(row.getLong("our_amount_micro_yuan"))),
                new Side(row.getLong("their_lines"), new Money(row.getLong("their_amount_micro_yuan"))),
                values((JsonObject) row.getValue("matched"), JsonObject::getLong),
                values((JsonObject) row.getValue("breaks"), (json, kind) -> {
                    JsonArray found = json.getJsonArray(kind);
                    return new Breaks(found.getLong(0), found.getLong(1), new Money(found.getLong(2)));
                }),
                tolerated));
    }

    private static <V> Map<String, V> values(JsonObject json, BiFunction<JsonObject, String, V> value) {
        Map<String, V> values = new HashMap<>();
        json.fieldNames().forEach(name -> values.put(name, value.apply(json, name)));
        return values;
    }
}
