package io.hefu.billing.payable;

import io.hefu.billing.columns.Columns;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Invoice;
import io.hefu.core.payout.NewInvoice;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Invoices that parties have registered; a number is used once. */
final class InvoiceStore {

    private static final String OF_NUMBER = "select * from billing.statement_invoice where number = $1";

    private static final String OF_STATEMENTS = """
            select invoice.* from billing.statement_invoice invoice
                 join unnest($1::uuid[], $2::date[]) as wanted (party, starts_on)
                      on (wanted.party, wanted.starts_on) = (invoice.party, invoice.starts_on)
            order by registered_at, number""";

    private static final String INSERT = """
            insert into billing.statement_invoice
                (number, party, starts_on, issued_on, amount_fen, tax_basis_points, payable_from, registered_at,
                 registered_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private final InvoiceRules rules;

    InvoiceStore(InvoiceRules rules) {
        this.rules = rules;
    }

    /** @return whether it is new; fails with {@link PayableRefusal} for one that cannot be taken */
    Uni<Boolean> add(
            SqlClient connection, PayableFacts facts, NewInvoice invoice, LocalDate today, Instant now, String who) {
        return connection
                .preparedQuery(OF_NUMBER)
                .execute(Tuple.of(invoice.number()))
                .map(rows ->
                        rows.iterator().hasNext() ? Optional.of(rows.iterator().next()) : Optional.<Row>empty())
                .chain(known -> {
                    if (known.isPresent()) {
                        requireSame(known.get(), facts.statement(), invoice);
                        return Uni.createFrom().item(false);
                    }
                    rules.require(facts, invoice, today);
                    return insert(connection, facts, invoice, today, now, who).replaceWith(true);
                });
    }

    /** By statement, in the order in which they came. */
    Uni<Map<PartyMonth, List<Invoice>>> of(SqlClient client, List<PartyMonth> statements) {
        var parameters = Columns.of(statements)
                .column(UUID[]::new, statement -> statement.party().value())
                .column(LocalDate[]::new, statement -> statement.month().atDay(1))
                .parameters();
        return client.preparedQuery(OF_STATEMENTS)
                .execute(Tuple.from(parameters))
                .map(rows -> {
                    Map<PartyMonth, List<Invoice>> invoices = new HashMap<>();
                    rows.forEach(row -> invoices.computeIfAbsent(statement(row), key -> new ArrayList<>())
                            .add(invoice(row)));
                    return invoices;
                });
    }

    private static void requireSame(Row row, PartyMonth statement, NewInvoice invoice) {
        Invoice known = invoice(row);
        boolean same = statement(row).equals(statement)
                && known.amount().equals(invoice.amount())
                && known.issuedOn().equals(invoice.issuedOn())
                && known.taxBasisPoints() == invoice.taxBasisPoints();
        if (!same) {
            throw new RefusedException(PayableRefusal.Plain.NUMBER_TAKEN);
        }
    }

    private Uni<Void> insert(
            SqlClient connection, PayableFacts facts, NewInvoice invoice, LocalDate today, Instant now, String who) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        invoice.number(),
                        facts.party().value(),
                        facts.month().atDay(1),
                        invoice.issuedOn(),
                        facts.toInvoice(today),
                        invoice.taxBasisPoints(),
                        rules.payableFrom(today),
                        now.atOffset(ZoneOffset.UTC),
                        who)))
                .replaceWithVoid();
    }

    private static PartyMonth statement(Row row) {
        return new PartyMonth(new OrganisationId(row.getUUID("party")), YearMonth.from(row.getLocalDate("starts_on")));
    }

    private static Invoice invoice(Row row) {
        return new Invoice(
                row.getString("number"),
                row.getLocalDate("issued_on"),
                Fen.money(row.getLong("amount_fen")),
                row.getInteger("tax_basis_points"),
                row.getLocalDate("payable_from"));
    }
}
