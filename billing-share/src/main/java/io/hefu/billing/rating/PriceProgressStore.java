package io.hefu.billing.rating;

import io.hefu.billing.columns.Columns;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.Used;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PlanCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How much has been used in each month, where prices count that. */
public final class PriceProgressStore {

    private static final String WANTED = """
            unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::date[])
                as wanted (application, plan, api, operation, version, month)
            """;

    private static final String OPEN = """
            insert into billing.price_progress (application, plan, api, operation, price_version, month, calls, units)
            select application, plan, api, operation, version, month, 0, 0
            from\s""" + WANTED + """
            order by application, plan, api, operation, version, month
            on conflict do nothing""";

    private static final String READ = """
            select progress.*
            from billing.price_progress progress join\s""" + WANTED + """
                 on (progress.application, progress.plan, progress.api, progress.operation, price_version, progress.month)
                        = (wanted.application, wanted.plan, wanted.api, wanted.operation, wanted.version, wanted.month)""";

    private static final String LOCK = READ + """

            order by progress.application, progress.plan, progress.api, progress.operation, price_version, progress.month
            for update of progress""";

    private static final String SET = """
            update billing.price_progress progress
            set calls = used.calls, units = used.units
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::date[], $7::bigint[], $8::bigint[])
                 as used (application, plan, api, operation, version, month, calls, units)
            where (progress.application, progress.plan, progress.api, progress.operation, price_version, progress.month)
                      = (used.application, used.plan, used.api, used.operation, used.version, used.month)""";

    /** What had been used until now, held until the transaction ends. */
    public Uni<Map<CountedUse, Used>> lock(SqlClient connection, Collection<CountedUse> uses) {
        if (uses.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple wanted = Tuple.from(
                keys(uses.stream().distinct().sorted(CountedUse.ORDER).toList()).parameters());
        return connection
                .preparedQuery(OPEN)
                .execute(wanted)
                .chain(() -> connection.preparedQuery(LOCK).execute(wanted))
                .map(PriceProgressStore::used);
    }

    /** What has been used until now, nothing where there is no entry; without a lock. */
    public Uni<Map<CountedUse, Used>> read(SqlClient client, Collection<CountedUse> uses) {
        return uses.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : client.preparedQuery(READ)
                        .execute(Tuple.from(keys(List.copyOf(uses)).parameters()))
                        .map(PriceProgressStore::used);
    }

    /** What has been used by now, of uses that {@link #lock} holds. */
    public Uni<Void> set(SqlClient connection, Map<CountedUse, Used> used) {
        if (used.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = keys(List.copyOf(used.keySet()))
                .column(Long[]::new, use -> used.get(use).calls())
                .column(Long[]::new, use -> used.get(use).units())
                .parameters();
        return connection.preparedQuery(SET).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static Columns<CountedUse> keys(List<CountedUse> uses) {
        return Columns.of(uses)
                .column(UUID[]::new, use -> use.application().value())
                .column(String[]::new, use -> use.price().plan().value())
                .column(String[]::new, use -> use.price().api().value())
                .column(String[]::new, use -> use.price().operation())
                .column(Integer[]::new, CountedUse::priceVersion)
                .column(LocalDate[]::new, use -> use.month().atDay(1));
    }

    private static Map<CountedUse, Used> used(Iterable<Row> rows) {
        Map<CountedUse, Used> used = new HashMap<>();
        rows.forEach(row -> used.put(use(row), new Used(row.getLong("calls"), row.getLong("units"))));
        return used;
    }

    private static CountedUse use(Row row) {
        return new CountedUse(
                new ApplicationId(row.getUUID("application")),
                new PriceKey(
                        new PlanCode(row.getString("plan")),
                        new ApiName(row.getString("api")),
                        row.getString("operation")),
                row.getInteger("price_version"),
                YearMonth.from(row.getLocalDate("month")));
    }
}
