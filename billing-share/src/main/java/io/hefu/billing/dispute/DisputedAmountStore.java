package io.hefu.billing.dispute;

import io.hefu.billing.columns.Columns;
import io.hefu.billing.payable.FrozenAmounts;
import io.hefu.billing.payable.PartyMonth;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What of monthly statements is not paid while disputes about it are open. */
@Singleton
public class DisputedAmountStore implements FrozenAmounts {

    private static final String FROZEN = """
            select partner, month, sum(disputed_micro_yuan)::bigint as frozen
            from billing.dispute
                 join unnest($1::uuid[], $2::date[]) as asked (partner, month) using (partner, month)
            where %s
            group by partner, month""".formatted(DisputeStore.IS_OPEN);

    private final Pool pool;

    public DisputedAmountStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Map<PartyMonth, Money>> of(Collection<PartyMonth> statements) {
        var asked = Columns.of(statements)
                .column(UUID[]::new, statement -> statement.party().value())
                .column(LocalDate[]::new, statement -> statement.month().atDay(1))
                .parameters();
        return pool.preparedQuery(FROZEN)
                .execute(Tuple.from(asked))
                .map(rows -> {
                    Map<PartyMonth, Money> frozen = new HashMap<>();
                    rows.forEach(row -> frozen.put(
                            new PartyMonth(
                                    new OrganisationId(row.getUUID("partner")),
                                    YearMonth.from(row.getLocalDate("month"))),
                            new Money(row.getLong("frozen"))));
                    return frozen;
                })
                .subscribeAsCompletionStage();
    }
}
