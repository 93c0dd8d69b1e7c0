package io.hefu.billing.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.PartyBalance;
import io.hefu.core.payout.PartyBalances;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;

/** Balances by the ledger: what was credited to a party, and what of it payouts have debited. */
@Singleton
public class PartyBalanceStore implements PartyBalances {

    private static final String BALANCE = """
            select coalesce(sum(-amount_micro_yuan) filter (where idempotency_key not like $3), 0)::bigint as earned,
                   coalesce(sum(amount_micro_yuan) filter (where idempotency_key like $3), 0)::bigint as paid
            from billing.ledger_account
                 join billing.ledger_entry on account_id = ledger_account.id
                 join billing.ledger_transaction on transaction_id = ledger_transaction.id
            where kind = 'PAYABLE' and organisation = $1 and booked_on <= $2""";

    private final Pool pool;

    public PartyBalanceStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<PartyBalance> at(OrganisationId party, LocalDate date) {
        return pool.preparedQuery(BALANCE)
                .execute(Tuple.of(party.value(), date, PayoutPostings.PREFIX + "%"))
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new PartyBalance(party, date, new Money(row.getLong("earned")), new Money(row.getLong("paid"))))
                .subscribeAsCompletionStage();
    }
}
