package io.hefu.billing.rerating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.books.Books;
import io.hefu.billing.books.BooksStore;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.correction.CorrectionStore;
import io.hefu.billing.pricing.PriceBook;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceStore;
import io.hefu.billing.proposal.ProposalStore;
import io.hefu.billing.rating.AgreementProgressStore;
import io.hefu.billing.rating.CountedUse;
import io.hefu.billing.rating.PriceProgressStore;
import io.hefu.billing.rating.ProgressKey;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.core.approval.Proposal;
import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.approval.Proposal.State;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.Reratings;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Charges calls anew: what a rerating would change, and booking it day by day once it is approved. */
@Singleton
public class ReratingStore implements Reratings {

    private static final long MOST_DAYS = 366;

    /** One at a time, and none while calls are refunded: they look at the same calls. */
    public static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtextextended('billing.rerating', 0)) as text)";

    private static final String APPROVE = """
            insert into billing.rerating (rerating, approved_at, next_date) values ($1, $2, $3)""";

    private static final String NEXT = """
            select rerating.rerating, next_date, content, proposed_by, decided_by
            from billing.rerating join billing.proposal on id = rerating.rerating
            where done_at is null
            order by approved_at limit 1 for update of rerating skip locked""";

    private static final String STEP = "update billing.rerating set next_date = $2, done_at = $3 where rerating = $1";

    private static final String BOOKED = """
            with changed as (
                select business_date, organisation, application, plan, api, operation,
                       sum(gross_micro_yuan)::bigint as gross, sum(calls) filter (where calls > 0) as calls
                from billing.rerated_line where rerating = $1
                group by business_date, organisation, application, plan, api, operation)
            select date_trunc('month', business_date)::date as month, organisation, count(*) as lines,
                   sum(calls)::bigint as calls, sum(gross)::bigint as gross
            from changed group by 1, 2 order by 1, 2""";

    private static final String BOOKED_SHARES = """
            select date_trunc('month', business_date)::date as month, party, sum(share_micro_yuan)::bigint as share
            from billing.rerated_correction
                 join billing.correction on id = rerated_correction.correction
                 join billing.correction_share using (correction)
            where rerating = $1
            group by 1, 2 order by 1, 2""";

    private record Terms(PriceBook prices, Map<AgreementRef, Waterfall> agreements) {}

    private record Job(UUID rerating, LocalDate date, ReratingOrder order, Recharge.Decision decision) {}

    private final Pool pool;
    private final Clock clock;
    private final PriceStore prices;
    private final AgreementStore agreements;
    private final ProposalStore proposals;
    private final BooksStore books = new BooksStore();
    private final HoldingStore holdings = new HoldingStore();
    private final PriceProgressStore use = new PriceProgressStore();
    private final AgreementProgressStore progress = new AgreementProgressStore();
    private final CorrectionStore corrections = new CorrectionStore();

    public ReratingStore(
            Pool pool, Clock clock, PriceStore prices, AgreementStore agreements, ProposalStore proposals) {
        this.pool = pool;
        this.clock = clock;
        this.prices = prices;
        this.agreements = agreements;
        this.proposals = proposals;
    }

    @Override
    public CompletionStage<Proposal> propose(Asked asked, String username) {
        ReratingOrder order = new ReratingOrder(asked);
        return terms(pool, asked)
                .invoke(terms -> requirePossible(asked, terms))
                .call(() -> requireOwnAgreement(asked))
                .chain(() -> proposals.propose(pool, Kind.RERATING, order.subject(), order.text(), username))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<Impact>> preview(UUID rerating) {
        return proposals
                .find(pool, rerating, Kind.RERATING)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<Impact>empty())
                        : preview(found.get()).map(Optional::of))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<Progress>> progress(UUID rerating) {
        return proposals
                .find(pool, rerating, Kind.RERATING)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<Progress>empty())
                        : booked(found.get()).map(Optional::of))
                .subscribeAsCompletionStage();
    }

    /** Lets the booking of an approved rerating begin: {@link #bookNext} does it. */
    public Uni<String> approve(SqlClient connection, Proposal proposal) {
        ReratingOrder order = ReratingOrder.read(proposal.text());
        return connection
                .preparedQuery(APPROVE)
                .execute(Tuple.of(
                        proposal.id(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        order.asked().first()))
                .replaceWith("booking");
    }

    /**
     * Books one business date of the rerating that was approved first, in one transaction.
     *
     * @return whether there was one
     */
    public CompletionStage<Boolean> bookNext() {
        return pool.withTransaction(connection -> connection
                        .query(LOCK)
                        .execute()
                        .chain(() -> connection.query(NEXT).execute())
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(ReratingStore::job)
                                .findFirst())
                        .chain(job -> job.isEmpty()
                                ? Uni.createFrom().item(false)
                                : book(connection, job.get()).replaceWith(true)))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> book(SqlConnection connection, Job job) {
        return books.toBook(connection)
                .chain(open -> holdings.on(connection, job.order().asked(), job.date())
                        .chain(held -> terms(connection, job.order().asked())
                                .chain(terms -> recharge(connection, job, held, terms)))
                        .chain(recharge -> keep(connection, job, recharge, open)))
                .chain(() -> step(connection, job));
    }

    private Uni<Recharge> recharge(SqlConnection connection, Job job, List<Holding> held, Terms terms) {
        return use.lock(connection, Recharge.counted(job.order(), terms.prices(), held))
                .chain(used -> progress.lock(connection, Recharge.months(job.order(), held))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(months -> {
                            Recharge recharge = new Recharge(
                                    job.order(), job.decision(), terms.prices(), terms.agreements(), used, months);
                            held.forEach(recharge::take);
                            return recharge;
                        }));
    }

    private Uni<Void> keep(SqlConnection connection, Job job, Recharge recharge, Books open) {
        Instant now = clock.instant();
        Map<LocalDate, List<Correction>> byDate = recharge.corrections().stream()
                .collect(Collectors.groupingBy(
                        correction -> open.bookedOn(correction.line().businessDate())));
        return Multi.createFrom()
                .iterable(byDate.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        ofDate -> corrections.book(connection, ofDate.getValue(), ofDate.getKey(), now))
                .collect()
                .last()
                .chain(() -> holdings.add(connection, job.rerating(), recharge.moves(), recharge.corrections()))
                .chain(() -> use.set(connection, recharge.used()))
                .chain(() -> progress.add(connection, recharge.added()));
    }

    private Uni<Void> step(SqlConnection connection, Job job) {
        LocalDate next = job.date().plusDays(1);
        boolean isDone = next.isAfter(job.order().asked().last());
        List<Object> parameters = new ArrayList<>(List.of(job.rerating(), next));
        parameters.add(isDone ? clock.instant().atOffset(ZoneOffset.UTC) : null);
        return connection.preparedQuery(STEP).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    /** Day by day, carrying on in memory what each would move; nothing is held or written. */
    private Uni<Impact> preview(Proposal proposal) {
        ReratingOrder order = ReratingOrder.read(proposal.text());
        ImpactSum sum = new ImpactSum();
        return terms(pool, order.asked())
                .chain(terms -> {
                    Recharge recharge = new Recharge(
                            order,
                            new Recharge.Decision(proposal.id(), "", List.of()),
                            terms.prices(),
                            terms.agreements(),
                            Map.of(),
                            Map.of());
                    return Multi.createFrom()
                            .iterable(order.asked()
                                    .first()
                                    .datesUntil(order.asked().last().plusDays(1))
                                    .toList())
                            .onItem()
                            .transformToUniAndConcatenate(date -> holdings.on(pool, order.asked(), date)
                                    .chain(held -> learn(recharge, order, terms, held)
                                            .emitOn(Infrastructure.getDefaultWorkerPool())
                                            .invoke(() -> {
                                                held.forEach(recharge::take);
                                                sum.add(recharge.corrections(), recharge.moves());
                                                recharge.clear();
                                            })))
                            .collect()
                            .last();
                })
                .map(ignored -> sum.impact());
    }

    private Uni<Void> learn(Recharge recharge, ReratingOrder order, Terms terms, List<Holding> held) {
        List<CountedUse> counted = Recharge.counted(order, terms.prices(), held).stream()
                .filter(one -> !recharge.knows(one))
                .toList();
        List<ProgressKey> months = Recharge.months(order, held).stream()
                .filter(month -> !recharge.knows(month))
                .toList();
        return use.read(pool, counted)
                .chain(used -> progress.read(pool, months).invoke(known -> recharge.learn(used, known)))
                .replaceWithVoid();
    }

    private Uni<Progress> booked(Proposal proposal) {
        Tuple rerating = Tuple.of(proposal.id());
        return pool.preparedQuery("select done_at from billing.rerating where rerating = $1")
                .execute(rerating)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .anyMatch(row -> row.getOffsetDateTime("done_at") != null))
                .chain(done -> pool.preparedQuery(BOOKED)
                        .execute(rerating)
                        .chain(costs -> pool.preparedQuery(BOOKED_SHARES)
                                .execute(rerating)
                                .map(shares -> new Progress(
                                        proposal.state() == State.APPROVED, done, impact(costs, shares)))));
    }

    private static Impact impact(Iterable<Row> costs, Iterable<Row> shares) {
        List<Difference> differences = new ArrayList<>();
        long lines = 0;
        long calls = 0;
        Money gross = Money.ZERO;
        for (Row row : costs) {
            lines += row.getLong("lines");
            calls += row.getLong("calls");
            gross = gross.plus(new Money(row.getLong("gross")));
            differences.add(difference(row, Side.DEVELOPER, "organisation", "gross"));
        }
        for (Row row : shares) {
            differences.add(difference(row, Side.PARTY, "party", "share"));
        }
        differences.removeIf(difference -> difference.amount().equals(Money.ZERO));
        return new Impact(lines, calls, gross, differences);
    }

    private static Difference difference(Row row, Side side, String organisation, String amount) {
        return new Difference(
                YearMonth.from(row.getLocalDate("month")),
                side,
                new OrganisationId(row.getUUID(organisation)),
                new Money(row.getLong(amount)));
    }

    private Uni<Terms> terms(SqlClient client, Asked asked) {
        return prices.book(client, List.of(asked.plan()))
                .chain(book -> agreements.all(client).map(all -> {
                    Map<AgreementRef, Waterfall> waterfalls = new HashMap<>();
                    all.forEach(agreement ->
                            waterfalls.put(ref(agreement), agreement.terms().waterfall()));
                    return new Terms(book, waterfalls);
                }));
    }

    private void requirePossible(Asked asked, Terms terms) {
        LocalDate today = BusinessCalendar.dateOf(clock.instant());
        long days = ChronoUnit.DAYS.between(asked.first(), asked.last()) + 1;
        refuseIf(days < 1 || days > MOST_DAYS || asked.last().isAfter(today), ReratingRefusal.SPAN_OUT_OF_RANGE);
        refuseIf(asked.priceVersion().isEmpty() && asked.agreement().isEmpty(), ReratingRefusal.NOTHING_TO_APPLY);
        asked.priceVersion().ifPresent(version -> {
            refuseIf(asked.operation().isEmpty(), ReratingRefusal.OPERATION_NEEDED);
            PriceKey key =
                    new PriceKey(asked.plan(), asked.api(), asked.operation().orElseThrow());
            refuseIf(terms.prices().version(key, version).isEmpty(), ReratingRefusal.NO_SUCH_PRICE);
        });
    }

    private Uni<Void> requireOwnAgreement(Asked asked) {
        if (asked.agreement().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        AgreementVersion wanted = asked.agreement().get();
        return agreements
                .versions(pool, wanted.agreement())
                .invoke(versions -> refuseIf(
                        versions.stream()
                                .filter(version -> version.version() == wanted.version())
                                .noneMatch(version -> covers(version, asked)),
                        ReratingRefusal.NO_SUCH_AGREEMENT))
                .replaceWithVoid();
    }

    private static boolean covers(Agreement version, Asked asked) {
        Optional<String> operation = version.terms().operation();
        return version.terms().api().equals(asked.api())
                && (operation.isEmpty() || operation.equals(asked.operation()));
    }

    private static AgreementRef ref(Agreement agreement) {
        return new AgreementRef(agreement.terms().agreement(), agreement.version());
    }

    private static Job job(Row row) {
        ReratingOrder order = ReratingOrder.read(row.getString("content"));
        UUID rerating = row.getUUID("rerating");
        return new Job(
                rerating,
                row.getLocalDate("next_date"),
                order,
                new Recharge.Decision(
                        rerating,
                        order.asked().reason(),
                        List.of(row.getString("proposed_by"), row.getString("decided_by"))));
    }

    private static void refuseIf(boolean refused, ReratingRefusal refusal) {
        if (refused) {
            throw new RefusedException(refusal);
        }
    }
}
