package io.hefu.gateway.limit;

import io.hefu.gateway.limit.LeaseStore.Lease;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;

/** In PostgreSQL: one row a counter and period, in which every lease is counted by one statement. */
final class PostgresCounterStore implements CounterStore {

    private static final String LEASE = """
            insert into gateway.limit_counter as counter (level, kind, counted, first_day, used, last_lease)
            values ($1, $2, $3, $4, $6::bigint + least($5::bigint, greatest($7::bigint - $6::bigint, 0)),
                    least($5::bigint, greatest($7::bigint - $6::bigint, 0)))
            on conflict (level, kind, counted, first_day) do update
               set used = counter.used + $6 + least($5, greatest($7 - counter.used - $6, 0)),
                   last_lease = least($5, greatest($7 - counter.used - $6, 0))
            returning used, last_lease""";

    private static final String GIVE_BACK = """
            update gateway.limit_counter set used = greatest(used - $5, 0)
            where level = $1 and kind = $2 and counted = $3 and first_day = $4""";

    private final Pool database;

    PostgresCounterStore(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<Lease> lease(GaugeKey key, LocalDate firstDay, long wanted, long owed, long most) {
        return database.preparedQuery(LEASE)
                .execute(row(key, firstDay).addLong(wanted).addLong(owed).addLong(most))
                .map(rows -> lease(rows.iterator().next(), most));
    }

    @Override
    public Uni<Void> giveBack(GaugeKey key, LocalDate firstDay, long amount) {
        return database.preparedQuery(GIVE_BACK)
                .execute(row(key, firstDay).addLong(amount))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forgetBefore(LocalDate day) {
        return database.preparedQuery("delete from gateway.limit_counter where first_day < $1 and kind <> 'PREPAID'")
                .execute(Tuple.of(day))
                .replaceWithVoid();
    }

    private static Tuple row(GaugeKey key, LocalDate firstDay) {
        return Tuple.of(key.level().name(), key.kind().name(), key.counted(), firstDay);
    }

    private static Lease lease(Row row, long most) {
        return new Lease(row.getLong("last_lease"), Math.max(0, most - row.getLong("used")));
    }
}
