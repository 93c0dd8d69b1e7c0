package io.hefu.gateway.limit;

import io.hefu.core.identity.SubscriptionId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** In PostgreSQL, where nodes add to the same row. */
@Singleton
class PostgresQuotaStore implements QuotaStore {

    private final Pool database;

    PostgresQuotaStore(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<Long> add(SubscriptionId subscription, QuotaPeriod period, long calls) {
        return database.preparedQuery("""
                        insert into gateway.quota_counter as counter (subscription, period, first_day, calls)
                        values ($1, $2, $3, $4)
                        on conflict (subscription, period, first_day) do update set calls = counter.calls + $4
                        returning calls
                        """)
                .execute(Tuple.of(subscription.value(), period.period().name(), period.firstDay(), calls))
                .map(rows -> rows.iterator().next().getLong("calls"));
    }
}
