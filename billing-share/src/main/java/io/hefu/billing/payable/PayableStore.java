package io.hefu.billing.payable;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.core.call.Page;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.Invoice;
import io.hefu.core.payout.NewInvoice;
import io.hefu.core.payout.Payable;
import io.hefu.core.payout.Payable.State;
import io.hefu.core.payout.PayableEvent;
import io.hefu.core.payout.Payables;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/** Issued monthly statements: confirmed by their parties or by time, and invoiced. */
@Singleton
public class PayableStore implements Payables {

    private static final String CALENDAR = "calendar";
    private static final int REVIEWED_TOGETHER = 500;

    private static final String WANTED = """
            from billing.statement
            where kind = 'MONTH' and state <> 'CALCULATED'
              and ($1::uuid is null or party = $1) and (not $2 or state <> 'PAID')""";
    private static final String PAGE =
            "select party, starts_on " + WANTED + " order by starts_on desc, party limit $3 offset $4";
    private static final String COUNT = "select count(*) as total " + WANTED;

    private static final String HISTORY = """
            select state, at, actor, note from billing.statement_event
            where party = $1 and kind = 'MONTH' and starts_on = $2
            order by id""";

    private static final String CONFIRM = """
            update billing.statement set confirmed_by = $3, confirmed_at = $4
            where party = $1 and kind = 'MONTH' and starts_on = $2 and confirmed_at is null""";

    private final Pool pool;
    private final Clock clock;
    private final FrozenAmounts frozen;
    private final PayableFactsStore facts;
    private final InvoiceStore invoices;

    @Inject
    PayableStore(Pool pool, Clock clock, FrozenAmounts frozen, PayableConfig config) {
        this(pool, clock, frozen, config.objectionDays(), config.invoiceDay());
    }

    /** @see PayableConfig */
    public PayableStore(Pool pool, Clock clock, FrozenAmounts frozen, int objectionDays, int invoiceDay) {
        this.pool = pool;
        this.clock = clock;
        this.frozen = frozen;
        this.facts = new PayableFactsStore(objectionDays);
        this.invoices = new InvoiceStore(new InvoiceRules(invoiceDay));
    }

    /** How others read the same facts. */
    public PayableFactsStore facts() {
        return facts;
    }

    /** To be asked before a transaction begins, not within: it may need a connection of its own. */
    public Uni<Map<PartyMonth, Money>> frozen(Collection<PartyMonth> statements) {
        return statements.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Uni.createFrom().completionStage(() -> frozen.of(statements));
    }

    @Override
    public CompletionStage<Page<Payable>> list(
            Optional<OrganisationId> party, boolean unpaidOnly, int page, int perPage) {
        Object whose = party.map(OrganisationId::value).orElse(null);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(whose, unpaidOnly, perPage, (long) (page - 1) * perPage))
                .map(PayableFactsStore::keys)
                .chain(keys -> views(pool, keys))
                .chain(payables -> pool.preparedQuery(COUNT)
                        .execute(Tuple.of(whose, unpaidOnly))
                        .map(rows -> Page.of(
                                payables, page, perPage, rows.iterator().next().getLong("total"))))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<Payable>> find(OrganisationId party, YearMonth month) {
        return views(pool, List.of(new PartyMonth(party, month)))
                .map(found -> found.stream().findFirst())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<PayableEvent>> events(OrganisationId party, YearMonth month) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(party.value(), month.atDay(1)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> !row.getString("state").equals("CALCULATED"))
                        .map(row -> new PayableEvent(
                                State.valueOf(row.getString("state")),
                                row.getOffsetDateTime("at").toInstant(),
                                row.getString("actor"),
                                row.getString("note")))
                        .toList())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Payable> confirm(OrganisationId party, YearMonth month, Actor by) {
        return step(new PartyMonth(party, month), by, (connection, known) -> {
                    if (known.confirmed() && known.state(today()) != State.DISPUTED) {
                        return Uni.createFrom().voidItem();
                    }
                    if (known.state(today()) != State.ISSUED) {
                        throw new RefusedException(new PayableRefusal.NotToConfirm(known.state(today())));
                    }
                    return confirm(connection, known.statement(), by.username())
                            .chain(() -> look(connection, known, by.username(), ""));
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Payable> invoice(OrganisationId party, YearMonth month, NewInvoice invoice, Actor by) {
        return step(
                        new PartyMonth(party, month),
                        by,
                        (connection, known) -> invoices.add(
                                        connection, known, invoice, today(), clock.instant(), by.username())
                                .chain(added -> added
                                        ? lookAfter(connection, known, invoice, by)
                                        : Uni.createFrom().voidItem()))
                .subscribeAsCompletionStage();
    }

    /** Writes down what time, disputes and payments have made of the statements that are not wholly paid. */
    public CompletionStage<Void> review() {
        return facts.unpaid(pool)
                .chain(keys -> Multi.createFrom()
                        .iterable(keys)
                        .group()
                        .intoLists()
                        .of(REVIEWED_TOGETHER)
                        .onItem()
                        .transformToUniAndConcatenate(this::reviewTogether)
                        .collect()
                        .last())
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    private Uni<Void> reviewTogether(List<PartyMonth> keys) {
        return frozen(keys)
                .chain(disputed -> pool.withTransaction(connection ->
                        facts.lock(connection, keys, disputed, today()).chain(known -> catchUp(connection, known))));
    }

    /** Writes down what has come of statements since somebody last looked. */
    private Uni<Void> catchUp(SqlClient connection, List<PayableFacts> known) {
        return confirmByTime(connection, known)
                .chain(() -> facts.record(connection, known, today(), clock.instant(), CALENDAR, ""));
    }

    private Uni<Void> confirmByTime(SqlClient connection, List<PayableFacts> known) {
        return Multi.createFrom()
                .iterable(known)
                .filter(each -> !each.confirmed() && each.isConfirmed(today()))
                .filter(each -> each.state(today()) != State.DISPUTED)
                .onItem()
                .transformToUniAndConcatenate(each -> confirm(connection, each.statement(), CALENDAR))
                .collect()
                .last();
    }

    private Uni<Void> confirm(SqlClient connection, PartyMonth statement, String who) {
        return connection
                .preparedQuery(CONFIRM)
                .execute(Tuple.of(
                        statement.party().value(),
                        statement.month().atDay(1),
                        who,
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Takes a step of the party itself with its statement, under its lock; answers it as it is afterwards. */
    private Uni<Payable> step(PartyMonth key, Actor by, BiFunction<SqlClient, PayableFacts, Uni<Void>> step) {
        if (!by.organisation().equals(key.party())) {
            return Uni.createFrom().failure(new RefusedException(PayableRefusal.Plain.NO_STATEMENT));
        }
        return frozen(List.of(key))
                .chain(disputed -> pool.withTransaction(connection -> facts.lock(
                                connection, List.of(key), disputed, today())
                        .map(found -> found.stream()
                                .findFirst()
                                .orElseThrow(() -> new RefusedException(PayableRefusal.Plain.NO_STATEMENT)))
                        .chain(known -> catchUp(connection, List.of(known)).chain(() -> again(connection, known)))
                        .chain(known -> step.apply(connection, known))
                        .chain(() -> views(connection, List.of(key), disputed))))
                .map(found -> found.get(0));
    }

    /** An invoice is an event also where the statement stays as it is. */
    private Uni<Void> lookAfter(SqlClient connection, PayableFacts before, NewInvoice invoice, Actor by) {
        String note = "invoice " + invoice.number();
        return again(connection, before)
                .chain(after -> after.state(today()) == after.recorded()
                        ? facts.tell(connection, List.of(after), today(), clock.instant(), by.username(), note)
                        : facts.record(connection, List.of(after), today(), clock.instant(), by.username(), note));
    }

    private Uni<Void> look(SqlClient connection, PayableFacts before, String actor, String note) {
        return again(connection, before)
                .chain(after -> facts.record(connection, List.of(after), today(), clock.instant(), actor, note));
    }

    private Uni<PayableFacts> again(SqlClient connection, PayableFacts before) {
        Map<PartyMonth, Money> disputed = Map.of(before.statement(), Fen.money(before.frozen()));
        return facts.facts(connection, List.of(before.statement()), disputed, today())
                .map(found -> found.get(0));
    }

    private Uni<List<Payable>> views(SqlClient client, List<PartyMonth> keys) {
        return frozen(keys).chain(disputed -> views(client, keys, disputed));
    }

    /** In the order of the keys. */
    private Uni<List<Payable>> views(SqlClient client, List<PartyMonth> keys, Map<PartyMonth, Money> disputed) {
        return facts.facts(client, keys, disputed, today())
                .chain(known -> invoices.of(client, keys).map(registered -> {
                    List<Payable> views = new ArrayList<>();
                    for (PartyMonth key : keys) {
                        known.stream()
                                .filter(each -> each.statement().equals(key))
                                .map(each -> view(each, registered.getOrDefault(key, List.of())))
                                .forEach(views::add);
                    }
                    return views;
                }));
    }

    private Payable view(PayableFacts known, List<Invoice> registered) {
        LocalDate today = today();
        return new Payable(
                known.party(),
                known.month(),
                known.state(today),
                known.issuedOn(),
                known.objectionsUntil(),
                Fen.money(known.payable()),
                Fen.money(known.frozen()),
                Fen.money(known.invoiced()),
                Fen.money(known.toInvoice(today)),
                Fen.money(known.inPayment()),
                Fen.money(known.paid()),
                Fen.money(known.payableNow(today)),
                registered);
    }

    private LocalDate today() {
        Instant now = clock.instant();
        return BusinessCalendar.dateOf(now);
    }
}
