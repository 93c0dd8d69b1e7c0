package io.hefu.billing.payout;

import io.hefu.billing.books.BooksStore;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.columns.Columns;
import io.hefu.billing.ledger.LedgerStore;
import io.hefu.billing.ledger.LedgerTransaction;
import io.hefu.billing.payable.PartyMonth;
import io.hefu.billing.payable.PayableStore;
import io.hefu.billing.payout.PayoutRefusal.ResultRefused;
import io.hefu.billing.payout.PayoutRefusal.ResultRefused.Cause;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.Payout.State;
import io.hefu.core.payout.PayoutItem;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** What the bank says: items, ledger and statements change together. */
final class PayoutResultStore {

    private static final String REMEMBER = """
            insert into billing.payout_result_file (payout, sha256, imported_by, imported_at) values ($1, $2, $3, $4)
            on conflict do nothing""";

    private static final String ITEMS = "select number, party, amount_fen, state, paid_on, returned_on, return_reason"
            + " from billing.payout_item where payout = $1";

    private static final String CHANGE = """
            update billing.payout_item item
            set state = changed.state, paid_on = changed.paid_on, returned_on = changed.returned_on,
                return_reason = changed.return_reason, changed_at = $2
            from unnest($3::integer[], $4::text[], $5::date[], $6::date[], $7::text[])
                 as changed (number, state, paid_on, returned_on, return_reason)
            where item.payout = $1 and item.number = changed.number""";

    private static final String SETTLE = """
            update billing.payout set state = 'SETTLED'
            where id = $1 and not exists (select from billing.payout_item where payout = $1 and state = 'SENT')""";

    private final PayableStore payables;
    private final Supplier<UUID> ids;
    private final BooksStore books = new BooksStore();
    private final LedgerStore ledger = new LedgerStore();

    PayoutResultStore(PayableStore payables, Supplier<UUID> ids) {
        this.payables = payables;
        this.ids = ids;
    }

    /** To be called under the lock of payouts. */
    Uni<Void> take(
            SqlClient connection,
            Payout payout,
            byte[] file,
            List<PaymentResult> results,
            List<PartyMonth> statements,
            Map<PartyMonth, Money> frozen,
            Actor by,
            Instant now) {
        if (payout.state() != State.APPROVED && payout.state() != State.SETTLED) {
            throw new RefusedException(
                    new PayoutRefusal.WrongState(payout.state().name()));
        }
        requireDates(payout, results, now);
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        LocalDate today = BusinessCalendar.dateOf(now);
        Tuple remembered = Tuple.of(payout.id(), Buffer.buffer(PayoutFileStore.sha256(file)), by.username(), at);
        return connection.preparedQuery(REMEMBER).execute(remembered).chain(inserted -> {
            if (inserted.rowCount() == 0) {
                return Uni.createFrom().voidItem();
            }
            return payables.facts()
                    .lock(connection, statements, frozen, today)
                    .chain(() -> apply(connection, payout, results, now))
                    .chain(() -> connection.preparedQuery(SETTLE).execute(Tuple.of(payout.id())))
                    .chain(() -> payables.facts().facts(connection, statements, frozen, today))
                    .chain(known -> payables.facts()
                            .record(connection, known, today, now, by.username(), "payout " + payout.reference()));
        });
    }

    private Uni<Void> apply(SqlClient connection, Payout payout, List<PaymentResult> results, Instant now) {
        return connection.preparedQuery(ITEMS).execute(Tuple.of(payout.id())).chain(found -> {
            Map<Integer, SentItem> items = new TreeMap<>();
            found.forEach(row -> items.put(row.getInteger("number"), item(row)));
            return books.toBook(connection).chain(open -> {
                PayoutPostings postings = new PayoutPostings(payout.id(), payout.operator(), open, ids);
                List<LedgerTransaction> transactions = new ArrayList<>();
                Map<Integer, SentItem> changed = new TreeMap<>();
                for (PaymentResult result : results) {
                    SentItem item = known(payout, items, result);
                    SentItem after = item.after(result);
                    if (!after.equals(item)) {
                        postings.posting(item, result).ifPresent(transactions::add);
                        items.put(item.number(), after);
                        changed.put(item.number(), after);
                    }
                }
                return ledger.post(connection, transactions, now)
                        .chain(() -> change(connection, payout, changed.values(), now));
            });
        });
    }

    private static SentItem known(Payout payout, Map<Integer, SentItem> items, PaymentResult result) {
        boolean ofThisPayout = payout.file()
                .map(file -> file.sequence() == result.reference().sequence())
                .orElse(false);
        SentItem item = items.get(result.reference().number());
        if (!ofThisPayout || item == null) {
            throw new RefusedException(new ResultRefused(result.row(), Cause.UNKNOWN_REFERENCE));
        }
        return item;
    }

    private static void requireDates(Payout payout, List<PaymentResult> results, Instant now) {
        LocalDate from = BusinessCalendar.dateOf(payout.approvedAt().orElseThrow());
        LocalDate to = BusinessCalendar.dateOf(now);
        for (PaymentResult result : results) {
            if (result.date().isBefore(from) || result.date().isAfter(to)) {
                throw new RefusedException(new ResultRefused(result.row(), Cause.DATE));
            }
        }
    }

    private static Uni<Void> change(SqlClient connection, Payout payout, Collection<SentItem> items, Instant now) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Columns.of(items)
                .same(payout.id())
                .same(now.atOffset(ZoneOffset.UTC))
                .column(Integer[]::new, SentItem::number)
                .column(String[]::new, item -> item.state().name())
                .column(LocalDate[]::new, item -> item.paidOn().orElse(null))
                .column(LocalDate[]::new, item -> item.returnedOn().orElse(null))
                .column(String[]::new, item -> item.returnReason().orElse(null))
                .parameters();
        return connection.preparedQuery(CHANGE).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static SentItem item(Row row) {
        return new SentItem(
                row.getInteger("number"),
                new OrganisationId(row.getUUID("party")),
                row.getLong("amount_fen"),
                PayoutItem.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getLocalDate("paid_on")),
                Optional.ofNullable(row.getLocalDate("returned_on")),
                Optional.ofNullable(row.getString("return_reason")));
    }
}
