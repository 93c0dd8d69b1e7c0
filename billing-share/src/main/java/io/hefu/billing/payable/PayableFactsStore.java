package io.hefu.billing.payable;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.columns.Columns;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.Payable.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What is known of issued statements, read under their locks where it is to be changed. */
public final class PayableFactsStore {

    /** All that are not wholly paid. */
    private static final String UNPAID = """
            select party, starts_on from billing.statement
            where kind = 'MONTH' and state not in ('CALCULATED', 'PAID')
            order by party, starts_on""";

    private static final String LOCK = """
            select 1 from billing.statement join unnest($1::uuid[], $2::date[]) as wanted (party, starts_on)
                 using (party, starts_on)
            where kind = 'MONTH'
            order by party, starts_on
            for update of statement""";

    private static final String FACTS = """
            select statement.party, statement.starts_on, statement.state, issued_at,
                   confirmed_at is not null as confirmed, payable_fen,
                   coalesce(invoiced, 0)::bigint as invoiced, coalesce(due, 0)::bigint as due,
                   coalesce(in_payment, 0)::bigint as in_payment, coalesce(paid, 0)::bigint as paid
            from billing.statement
                 join unnest($1::uuid[], $2::date[]) as wanted (party, starts_on)
                      on (wanted.party, wanted.starts_on) = (statement.party, statement.starts_on)
                 join billing.settlement_period period
                      on (period.kind, period.starts_on) = (statement.kind, statement.starts_on)
                 cross join lateral (
                     select sum(amount_fen) as invoiced, sum(amount_fen) filter (where payable_from <= $3) as due
                     from billing.statement_invoice invoice
                     where (invoice.party, invoice.starts_on) = (statement.party, statement.starts_on)) invoices
                 cross join lateral (
                     select sum(part.amount_fen) filter (where item.state in ('PROPOSED', 'SENT')) as in_payment,
                            sum(part.amount_fen) filter (where item.state = 'PAID') as paid
                     from billing.payout_part part join billing.payout_item item using (payout, number)
                     where (part.party, part.starts_on) = (statement.party, statement.starts_on)) payments
            where statement.kind = 'MONTH' and statement.state <> 'CALCULATED'
            order by statement.party, statement.starts_on""";

    private static final String RECORD = """
            update billing.statement set state = changed.state
            from unnest($1::uuid[], $2::date[], $3::text[]) as changed (party, starts_on, state)
            where kind = 'MONTH'
              and (statement.party, statement.starts_on) = (changed.party, changed.starts_on)""";

    private static final String EVENTS = """
            insert into billing.statement_event (kind, at, actor, note, party, starts_on, state)
            select 'MONTH', $1, $2, $3, * from unnest($4::uuid[], $5::date[], $6::text[])""";

    private final int objectionDays;

    /** @param objectionDays how many days after its issue a party may object to a statement */
    public PayableFactsStore(int objectionDays) {
        this.objectionDays = objectionDays;
    }

    /** The issued statements that are not wholly paid. */
    public Uni<List<PartyMonth>> unpaid(SqlClient client) {
        return client.query(UNPAID).execute().map(PayableFactsStore::keys);
    }

    /** Nobody else changes these statements until the transaction ends. */
    public Uni<List<PayableFacts>> lock(
            SqlClient connection, Collection<PartyMonth> statements, Map<PartyMonth, Money> frozen, LocalDate today) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.from(columns(statements).parameters()))
                .chain(() -> facts(connection, statements, frozen, today));
    }

    /** Of those statements that are issued, by party and month. */
    public Uni<List<PayableFacts>> facts(
            SqlClient client, Collection<PartyMonth> statements, Map<PartyMonth, Money> frozen, LocalDate today) {
        return client.preparedQuery(FACTS)
                .execute(Tuple.from(columns(statements).same(today).parameters()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> facts(row, frozen))
                        .toList());
    }

    /** Writes down the states that have changed, each with an event. */
    public Uni<Void> record(
            SqlClient connection,
            Collection<PayableFacts> all,
            LocalDate today,
            Instant now,
            String actor,
            String note) {
        List<PayableFacts> changed = all.stream()
                .filter(facts -> facts.state(today) != facts.recorded())
                .toList();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        changed.forEach(facts -> requireStep(facts.recorded(), facts.state(today)));
        var parameters = states(changed, today).parameters();
        return connection
                .preparedQuery(RECORD)
                .execute(Tuple.from(parameters))
                .chain(() -> tell(connection, changed, today, now, actor, note));
    }

    /** Writes an event of each, in the state it is in. */
    Uni<Void> tell(
            SqlClient connection,
            Collection<PayableFacts> statements,
            LocalDate today,
            Instant now,
            String actor,
            String note) {
        List<Object> parameters = new ArrayList<>(List.of(now.atOffset(ZoneOffset.UTC), actor, note));
        parameters.addAll(states(statements, today).parameters());
        return connection.preparedQuery(EVENTS).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    static List<PartyMonth> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PayableFactsStore::key)
                .toList();
    }

    private static PartyMonth key(Row row) {
        return new PartyMonth(new OrganisationId(row.getUUID("party")), YearMonth.from(row.getLocalDate("starts_on")));
    }

    private static Columns<PartyMonth> columns(Collection<PartyMonth> statements) {
        return Columns.of(statements)
                .column(UUID[]::new, statement -> statement.party().value())
                .column(LocalDate[]::new, statement -> statement.month().atDay(1));
    }

    private static Columns<PayableFacts> states(Collection<PayableFacts> statements, LocalDate today) {
        return Columns.of(statements)
                .column(UUID[]::new, facts -> facts.party().value())
                .column(LocalDate[]::new, facts -> facts.month().atDay(1))
                .column(String[]::new, facts -> facts.state(today).name());
    }

    private PayableFacts facts(Row row, Map<PartyMonth, Money> frozen) {
        PartyMonth statement = key(row);
        LocalDate issuedOn =
                BusinessCalendar.dateOf(row.getOffsetDateTime("issued_at").toInstant());
        return new PayableFacts(
                statement,
                State.valueOf(row.getString("state")),
                issuedOn,
                issuedOn.plusDays(objectionDays),
                row.getBoolean("confirmed"),
                row.getLong("payable_fen"),
                Fen.roundedUp(frozen.getOrDefault(statement, Money.ZERO)),
                row.getLong("invoiced"),
                row.getLong("due"),
                row.getLong("in_payment"),
                row.getLong("paid"));
    }

    private static void requireStep(State from, State to) {
        if (!from.next().contains(to)) {
            throw new IllegalStateException("statement: " + from + " to " + to + " (expected: " + from.next() + ")");
        }
    }
}
