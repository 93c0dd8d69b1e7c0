package io.hefu.billing.ledger;

import io.hefu.billing.columns.Columns;
import io.hefu.billing.ledger.LedgerAccount.Kind;
import io.hefu.billing.ledger.LedgerTransaction.Usage;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The books. The database refuses what does not sum to zero, what was posted before, and any change. */
public final class LedgerStore {

    private static final String BALANCE = """
            select coalesce(sum(amount_micro_yuan), 0)::bigint as balance
            from billing.ledger_account
                 join billing.ledger_entry on account_id = ledger_account.id
                 join billing.ledger_transaction on transaction_id = ledger_transaction.id
            where kind = $1 and organisation = $2 and booked_on <= $3""";

    private static final String INSERT_TRANSACTIONS = """
            insert into billing.ledger_transaction
                (posted_at, id, idempotency_key, business_date, booked_on, api, operation, agreement,
                 agreement_version)
            select $1, *
            from unnest($2::uuid[], $3::text[], $4::date[], $5::date[], $6::text[], $7::text[], $8::text[],
                 $9::integer[])""";

    private static final String OPEN_ACCOUNTS = """
            insert into billing.ledger_account (kind, organisation, currency)
            select kind, organisation, $3
            from unnest($1::text[], $2::uuid[]) as opened (kind, organisation)
            where not exists (select from billing.ledger_account known
                              where (known.kind, known.organisation) = (opened.kind, opened.organisation))
            order by kind, organisation
            on conflict do nothing""";

    private static final String ACCOUNT_IDS = """
            select id, kind, organisation
            from billing.ledger_account join unnest($1::text[], $2::uuid[]) as wanted (kind, organisation)
                 using (kind, organisation)""";

    private static final String INSERT_ENTRIES = """
            insert into billing.ledger_entry (transaction_id, line, account_id, amount_micro_yuan)
            select * from unnest($1::uuid[], $2::smallint[], $3::bigint[], $4::bigint[])""";

    private record NumberedEntry(UUID transaction, short line, LedgerEntry entry) {}

    /** Posts transactions, opening the accounts that are new. */
    public Uni<Void> post(SqlClient connection, List<LedgerTransaction> transactions, Instant now) {
        if (transactions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<NumberedEntry> entries = numbered(transactions);
        List<LedgerAccount> accounts =
                entries.stream().map(line -> line.entry().account()).distinct().toList();
        return insertTransactions(connection, transactions, now)
                .chain(() -> openAccounts(connection, accounts))
                .chain(() -> accountIds(connection, accounts))
                .chain(ids -> insertEntries(connection, entries, ids));
    }

    /**
     * What an account holds when the books of a date are closed: above 0 is due from its organisation, below 0 is due to it.
     */
    public Uni<Money> balance(SqlClient client, LedgerAccount account, LocalDate date) {
        return client.preparedQuery(BALANCE)
                .execute(Tuple.of(account.kind().name(), account.organisation().value(), date))
                .map(rows -> new Money(rows.iterator().next().getLong("balance")));
    }

    private static List<NumberedEntry> numbered(List<LedgerTransaction> transactions) {
        List<NumberedEntry> numbered = new ArrayList<>();
        for (LedgerTransaction transaction : transactions) {
            short line = 1;
            for (LedgerEntry entry : transaction.entries()) {
                numbered.add(new NumberedEntry(transaction.id(), line++, entry));
            }
        }
        return numbered;
    }

    private static Uni<Void> insertTransactions(
            SqlClient connection, List<LedgerTransaction> transactions, Instant now) {
        var parameters = Columns.of(transactions)
                .same(now.atOffset(ZoneOffset.UTC))
                .column(UUID[]::new, LedgerTransaction::id)
                .column(String[]::new, LedgerTransaction::idempotencyKey)
                .column(LocalDate[]::new, LedgerTransaction::businessDate)
                .column(LocalDate[]::new, LedgerTransaction::bookedOn)
                .column(String[]::new, of(usage -> usage.api().value()))
                .column(String[]::new, of(Usage::operation))
                .column(String[]::new, of(Usage::agreement))
                .column(Integer[]::new, of(Usage::agreementVersion))
                .parameters();
        return connection
                .preparedQuery(INSERT_TRANSACTIONS)
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    private static <V> Function<LedgerTransaction, @Nullable V> of(Function<Usage, V> value) {
        return transaction -> transaction.usage().map(value).orElse(null);
    }

    private static Uni<Void> openAccounts(SqlClient connection, List<LedgerAccount> accounts) {
        return connection
                .preparedQuery(OPEN_ACCOUNTS)
                .execute(Tuple.from(keys(accounts).same(Money.CURRENCY).parameters()))
                .replaceWithVoid();
    }

    private static Uni<Map<LedgerAccount, Long>> accountIds(SqlClient connection, List<LedgerAccount> accounts) {
        return connection
                .preparedQuery(ACCOUNT_IDS)
                .execute(Tuple.from(keys(accounts).parameters()))
                .map(rows -> {
                    Map<LedgerAccount, Long> ids = new HashMap<>();
                    rows.forEach(row -> ids.put(
                            new LedgerAccount(
                                    Kind.valueOf(row.getString("kind")),
                                    new OrganisationId(row.getUUID("organisation"))),
                            row.getLong("id")));
                    return ids;
                });
    }

    private static Uni<Void> insertEntries(
            SqlClient connection, List<NumberedEntry> entries, Map<LedgerAccount, Long> ids) {
        var parameters = Columns.of(entries)
                .column(UUID[]::new, NumberedEntry::transaction)
                .column(Short[]::new, NumberedEntry::line)
                .column(Long[]::new, line -> ids.get(line.entry().account()))
                .column(Long[]::new, line -> line.entry().amount().microYuan())
                .parameters();
        return connection
                .preparedQuery(INSERT_ENTRIES)
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    private static Columns<LedgerAccount> keys(List<LedgerAccount> accounts) {
        return Columns.of(accounts)
                .column(String[]::new, account -> account.kind().name())
                .column(UUID[]::new, account -> account.organisation().value());
    }
}
