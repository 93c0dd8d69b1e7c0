package io.hefu.billing.dispute;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.correction.CorrectionStore;
import io.hefu.billing.digest.Sha256;
import io.hefu.billing.reconciliation.BreakStore;
import io.hefu.billing.reconciliation.BreakStore.OfRun;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.DisputeCase;
import io.hefu.core.reconciliation.Disputes;
import io.hefu.core.reconciliation.FoundBreak;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.core.reconciliation.Slice;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Disputes and their steps. A step is written down with what it changes; an adjustment is booked in the transaction that
 * approves it, under the dispute's id, so that it is booked once.
 */
@Singleton
public class DisputeStore implements Disputes {

    private static final String SELECT = """
            select dispute.*, exists (
                       select from billing.reconciliation_run latest
                            join billing.reconciliation_break again on again.run = latest.id
                       where latest.partner = dispute.partner and latest.state = 'DONE'
                         and again.break_key = dispute.break_key) as found
            from billing.dispute
            where %s""";

    static final String IS_OPEN = "state not in ('RESOLVED', 'WITHDRAWN')";

    private static final String STEPS = """
            select * from billing.dispute_step where dispute = any($1) order by dispute, number""";

    private static final String INSERT = """
            insert into billing.dispute
                (id, partner, run, break_key, month, business_date, api, operation, agreement, agreement_version, answering,
                 remainder_clause, disputed_micro_yuan, opened_at, opened_by, opened_by_id, first_contact_seconds,
                 resolution_seconds, state, note)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'OPENED', $19)
            on conflict (partner, break_key) where state <> 'WITHDRAWN' do nothing""";

    private static final String INSERT_STEP = """
            insert into billing.dispute_step
                (dispute, number, step, at, person, username, of_operator, amount_micro_yuan, note)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String UPDATE = """
            update billing.dispute
            set state = $2, proposed_by = $3, approved_by = $4, adjustment_micro_yuan = $5
            where id = $1""";

    private static final String FROZEN = """
            select coalesce(sum(disputed_micro_yuan), 0)::bigint as frozen
            from billing.dispute
            where partner = $1 and month = $2 and\s""" + IS_OPEN;

    /** What of a row is no matter of the dispute itself. */
    private record About(
            UUID run,
            boolean found,
            LocalDate month,
            LocalDate businessDate,
            ProductName product,
            AgreementRef agreement,
            String remainderClause) {}

    private record Stored(About about, RecordedDispute recorded) {

        OrganisationId partner() {
            return recorded.opened().facts().openedBy().organisation();
        }

        OrganisationId answering() {
            return recorded.opened().facts().answering();
        }
    }

    private final Pool pool;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final AgreementStore agreements;
    private final BreakStore breaks = new BreakStore();
    private final CorrectionStore corrections = new CorrectionStore();

    public DisputeStore(Pool pool, Clock clock, Supplier<UUID> ids, AgreementStore agreements) {
        this.pool = pool;
        this.clock = clock;
        this.ids = ids;
        this.agreements = agreements;
    }

    @Override
    public CompletionStage<DisputeCase> open(
            UUID run, String breakKey, Optional<Money> amount, Person by, String note) {
        UUID id = ids.get();
        Instant now = now();
        return pool.withTransaction(connection -> breaks.find(connection, run, breakKey, BreakStore.today(now))
                        .map(found -> disputable(found, amount))
                        .chain(found -> agreement(connection, found)
                                .chain(agreement ->
                                        insert(connection, id, run, found, agreement, amount, by, note, now))))
                .chain(() -> one(pool, id, ""))
                .map(stored -> shown(stored.orElseThrow(), now()))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<DisputeCase>> dispute(UUID id) {
        return one(pool, id, "")
                .map(stored -> stored.map(dispute -> shown(dispute, now())))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Slice<DisputeCase>> disputes(
            Optional<OrganisationId> partner, boolean onlyOpen, int offset, int limit) {
        String which = "($1::uuid is null or partner = $1) and (not $2 or " + IS_OPEN + ")";
        UUID whose = partner.map(OrganisationId::value).orElse(null);
        return pool.preparedQuery("select count(*) as all_of_them from billing.dispute where " + which)
                .execute(Tuple.of(whose, onlyOpen))
                .map(rows -> rows.iterator().next().getLong("all_of_them"))
                .chain(count -> pool.preparedQuery(
                                SELECT.formatted(which) + " order by opened_at desc, id limit $3 offset $4")
                        .execute(Tuple.of(whose, onlyOpen, limit, offset))
                        .chain(rows -> withSteps(pool, rows))
                        .map(all -> new Slice<>(
                                all.stream()
                                        .map(dispute -> shown(dispute, now()))
                                        .toList(),
                                count)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<DisputeCase> take(UUID id, String step, Optional<Money> amount, Person by, String note) {
        DisputeStep wanted = DisputeStep.valueOf(step);
        return pool.withTransaction(connection -> one(connection, id, " for update of dispute")
                        .map(stored -> stored.orElseThrow(() ->
                                new IllegalArgumentException("dispute: " + id + " (expected: one that was opened)")))
                        .chain(stored -> take(connection, id, stored, wanted, amount, by, note)))
                .chain(() -> one(pool, id, ""))
                .map(stored -> shown(stored.orElseThrow(), now()))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Money> frozen(OrganisationId partner, YearMonth month) {
        return frozen(pool, partner, month).subscribeAsCompletionStage();
    }

    /** The same, within a transaction under way. */
    public Uni<Money> frozen(SqlClient client, OrganisationId partner, YearMonth month) {
        return client.preparedQuery(FROZEN)
                .execute(Tuple.of(partner.value(), month.atDay(1)))
                .map(rows -> new Money(rows.iterator().next().getLong("frozen")));
    }

    private static OfRun disputable(Optional<OfRun> found, Optional<Money> amount) {
        OfRun broken = found.orElseThrow(() -> new RefusedException(new DisputeRefusal.NoSuchBreak()));
        if (broken.found().dispute().isPresent()) {
            throw new RefusedException(new DisputeRefusal.AlreadyDisputed());
        }
        if (broken.superseded()) {
            throw new RefusedException(new DisputeRefusal.RunSuperseded());
        }
        Money atRisk = broken.found().atRisk();
        if (amount.filter(stated -> stated.compareTo(atRisk) > 0).isPresent()) {
            throw new RefusedException(new DisputeRefusal.MoreThanAtRisk(amount.get(), atRisk));
        }
        return broken;
    }

    /** Under which the revenue of what differs was shared, with the partner among its parties. */
    private Uni<Agreement> agreement(SqlClient connection, OfRun broken) {
        ProductName product = broken.found().product();
        RefusedException none =
                new RefusedException(new DisputeRefusal.NoAgreement(product.api() + " " + product.operation()));
        ApiName api;
        try {
            api = new ApiName(product.api());
        } catch (IllegalArgumentException noneOfOurs) {
            return Uni.createFrom().failure(none);
        }
        return agreements
                .book(connection, List.of(api))
                .map(book -> book.inForce(api, product.operation(), at(broken.found()))
                        .filter(agreement -> isBetween(agreement.terms().waterfall(), broken.partner()))
                        .orElseThrow(() -> none));
    }

    private static boolean isBetween(Waterfall waterfall, OrganisationId partner) {
        return !waterfall.remainder().equals(partner)
                && waterfall.parties().stream()
                        .anyMatch(party -> party.organisation().equals(partner));
    }

    private static Instant at(FoundBreak found) {
        return found.ours()
                .flatMap(FoundBreak.Position::at)
                .or(() -> found.theirs().flatMap(FoundBreak.Position::at))
                .orElseGet(() -> BusinessCalendar.startOf(found.date()));
    }

    private static Uni<Void> insert(
            SqlConnection connection,
            UUID id,
            UUID run,
            OfRun broken,
            Agreement agreement,
            Optional<Money> amount,
            Person by,
            String note,
            Instant now) {
        FoundBreak found = broken.found();
        Waterfall waterfall = agreement.terms().waterfall();
        Money disputed = amount.orElse(found.atRisk());
        Dispute.open(
                id,
                new Sha256(found.key()),
                new Actor(by.id(), broken.partner()),
                waterfall.remainder(),
                disputed,
                now,
                ServiceLevels.DEFAULT);
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        id,
                        broken.partner().value(),
                        run,
                        found.key(),
                        broken.startsOn().withDayOfMonth(1),
                        found.date(),
                        found.product().api(),
                        found.product().operation(),
                        agreement.terms().agreement(),
                        agreement.version(),
                        waterfall.remainder().value(),
                        remainderClause(waterfall),
                        disputed.microYuan(),
                        now.atOffset(ZoneOffset.UTC),
                        by.username(),
                        by.id(),
                        ServiceLevels.DEFAULT.firstContact().toSeconds(),
                        ServiceLevels.DEFAULT.resolution().toSeconds(),
                        note)))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new RefusedException(new DisputeRefusal.AlreadyDisputed());
                    }
                })
                .replaceWithVoid();
    }

    private static String remainderClause(Waterfall waterfall) {
        return waterfall.steps().stream()
                .filter(Remainder.class::isInstance)
                .map(step -> step.clause().number())
                .findFirst()
                .orElseThrow();
    }

    private Uni<Void> take(
            SqlConnection connection,
            UUID id,
            Stored stored,
            DisputeStep step,
            Optional<Money> amount,
            Person by,
            String note) {
        Instant now = now();
        Actor actor = new Actor(by.id(), by.ofOperator() ? stored.answering() : stored.partner());
        Optional<Money> proposed = amount.filter(stated -> step == DisputeStep.PROPOSE);
        Dispute next = stored.recorded().now().take(step, proposed, actor, now);
        return connection
                .preparedQuery(INSERT_STEP)
                .execute(step(id, stored.recorded().steps().size() + 1, step, now, by, proposed, note))
                .chain(() -> next instanceof Dispute.Resolved resolved
                        ? resolve(connection, stored, resolved, by, note, now)
                        : connection
                                .preparedQuery(UPDATE)
                                .execute(Tuple.of(id, next.state().name(), null, null, null))
                                .replaceWithVoid());
    }

    private static Tuple step(
            UUID id, int number, DisputeStep step, Instant at, Person by, Optional<Money> amount, String note) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(id);
        parameters.add(number);
        parameters.add(step.name());
        parameters.add(at.atOffset(ZoneOffset.UTC));
        parameters.add(by.id());
        parameters.add(by.username());
        parameters.add(by.ofOperator());
        parameters.add(amount.map(Money::microYuan).orElse(null));
        parameters.add(note);
        return Tuple.from(parameters);
    }

    private Uni<Void> resolve(
            SqlConnection connection,
            Stored stored,
            Dispute.Resolved resolved,
            Person approver,
            String note,
            Instant now) {
        String proposer = stored.recorded().proposer().orElseThrow();
        if (proposer.equals(approver.username())) {
            throw new RefusedException(new DisputeRefusal.OwnProposal(DisputeStep.APPROVE));
        }
        Money adjustment = resolved.adjustment().adjustment();
        Uni<?> booked = adjustment.equals(Money.ZERO)
                ? Uni.createFrom().voidItem()
                : corrections.book(
                        connection,
                        List.of(correction(stored, resolved, List.of(proposer, approver.username()), note)),
                        now);
        return booked.chain(() -> connection
                        .preparedQuery(UPDATE)
                        .execute(Tuple.of(
                                resolved.facts().id(),
                                resolved.state().name(),
                                proposer,
                                approver.username(),
                                adjustment.microYuan())))
                .replaceWithVoid();
    }

    /** Nobody's debt changes: what the partner gets, the party that took what others left pays. */
    private static Correction correction(
            Stored stored, Dispute.Resolved resolved, List<String> decidedBy, String note) {
        About about = stored.about();
        Money adjustment = resolved.adjustment().adjustment();
        SortedMap<OrganisationId, Correction.Part> parts = new TreeMap<>(Comparator.comparing(OrganisationId::value));
        parts.put(stored.partner(), part(about, adjustment));
        parts.put(stored.answering(), part(about, adjustment.negated()));
        return new Correction(
                resolved.facts().id(),
                CorrectionReason.ADJUSTMENT,
                YearMonth.from(about.month()).toString(),
                new LineKey(
                        about.agreement(),
                        new ApiName(about.product().api()),
                        about.product().operation(),
                        about.businessDate()),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Money.ZERO,
                parts,
                note,
                decidedBy);
    }

    private static Correction.Part part(About about, Money share) {
        return new Correction.Part(share, new TreeMap<>(Map.of(about.remainderClause(), share)));
    }

    private Uni<Optional<Stored>> one(SqlClient client, UUID id, String locking) {
        return client.preparedQuery(SELECT.formatted("id = $1") + locking)
                .execute(Tuple.of(id))
                .chain(rows -> withSteps(client, rows))
                .map(all -> all.stream().findFirst());
    }

    private static Uni<List<Stored>> withSteps(SqlClient client, RowSet<Row> disputes) {
        UUID[] ids = StreamSupport.stream(disputes.spliterator(), false)
                .map(row -> row.getUUID("id"))
                .toArray(UUID[]::new);
        return client.preparedQuery(STEPS).execute(Tuple.of(ids)).map(rows -> {
            Map<UUID, List<Row>> steps = new HashMap<>();
            rows.forEach(row -> steps.computeIfAbsent(row.getUUID("dispute"), none -> new ArrayList<>())
                    .add(row));
            return StreamSupport.stream(disputes.spliterator(), false)
                    .map(row -> stored(row, steps.getOrDefault(row.getUUID("id"), List.of())))
                    .toList();
        });
    }

    private static Stored stored(Row row, List<Row> steps) {
        OrganisationId partner = new OrganisationId(row.getUUID("partner"));
        OrganisationId answering = new OrganisationId(row.getUUID("answering"));
        Dispute.Opened opened = Dispute.open(
                row.getUUID("id"),
                new Sha256(row.getString("break_key")),
                new Actor(row.getUUID("opened_by_id"), partner),
                answering,
                new Money(row.getLong("disputed_micro_yuan")),
                row.getOffsetDateTime("opened_at").toInstant(),
                new ServiceLevels(
                        Duration.ofSeconds(row.getLong("first_contact_seconds")),
                        Duration.ofSeconds(row.getLong("resolution_seconds"))));
        List<RecordedDispute.Step> taken =
                steps.stream().map(step -> step(step, partner, answering)).toList();
        About about = new About(
                row.getUUID("run"),
                row.getBoolean("found"),
                row.getLocalDate("month"),
                row.getLocalDate("business_date"),
                new ProductName(row.getString("api"), row.getString("operation")),
                new AgreementRef(row.getString("agreement"), row.getInteger("agreement_version")),
                row.getString("remainder_clause"));
        return new Stored(about, new RecordedDispute(opened, row.getString("opened_by"), row.getString("note"), taken));
    }

    private static RecordedDispute.Step step(Row row, OrganisationId partner, OrganisationId answering) {
        boolean ofOperator = row.getBoolean("of_operator");
        return new RecordedDispute.Step(
                row.getInteger("number"),
                DisputeStep.valueOf(row.getString("step")),
                row.getOffsetDateTime("at").toInstant(),
                new Actor(row.getUUID("person"), ofOperator ? answering : partner),
                row.getString("username"),
                ofOperator,
                Optional.ofNullable(row.getLong("amount_micro_yuan")).map(Money::new),
                row.getString("note"));
    }

    private static DisputeCase shown(Stored stored, Instant now) {
        RecordedDispute recorded = stored.recorded();
        DisputeFacts facts = recorded.opened().facts();
        Dispute dispute = recorded.now();
        About about = stored.about();
        List<DisputeCase.Step> steps = new ArrayList<>();
        steps.add(new DisputeCase.Step(
                0,
                "OPEN",
                facts.openedAt(),
                recorded.openedBy(),
                false,
                Optional.of(facts.disputed()),
                recorded.note()));
        recorded.steps()
                .forEach(taken -> steps.add(new DisputeCase.Step(
                        taken.number(),
                        taken.step().name(),
                        taken.at(),
                        taken.username(),
                        taken.ofOperator(),
                        taken.amount(),
                        taken.note())));
        return new DisputeCase(
                facts.id(),
                stored.partner(),
                about.run(),
                facts.breakKey().hex(),
                about.found(),
                YearMonth.from(about.month()),
                about.businessDate(),
                about.product(),
                about.agreement().agreement(),
                about.agreement().version(),
                dispute.state().name(),
                facts.disputed(),
                dispute.frozen(),
                dispute instanceof Dispute.Resolved resolved
                        ? Optional.of(resolved.adjustment().adjustment())
                        : Optional.empty(),
                RecordedDispute.shown(recorded.firstContact(), now),
                RecordedDispute.shown(dispute.resolution(), now),
                steps);
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
