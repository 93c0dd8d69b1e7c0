package io.hefu.billing.rating;

import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.columns.Columns;
import io.hefu.core.money.Money;
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

/** How much has come in under each version of an agreement, month by month. */
final class AgreementProgressStore {

    private static final String OPEN = """
            insert into billing.agreement_progress (agreement, agreement_version, month, gross_micro_yuan, calls, units)
            select agreement, version, month, 0, 0, 0
            from unnest($1::text[], $2::integer[], $3::date[]) as opened (agreement, version, month)
            order by agreement, version, month
            on conflict do nothing""";

    private static final String LOCK = """
            select progress.*
            from billing.agreement_progress progress
                 join unnest($1::text[], $2::integer[], $3::date[]) as wanted (agreement, version, month)
                 on (progress.agreement, agreement_version, progress.month)
                        = (wanted.agreement, wanted.version, wanted.month)
            order by progress.agreement, agreement_version, progress.month
            for update of progress""";

    private static final String ADD = """
            update billing.agreement_progress progress
            set gross_micro_yuan = gross_micro_yuan + added.gross, calls = progress.calls + added.calls,
                units = progress.units + added.units
            from unnest($1::text[], $2::integer[], $3::date[], $4::bigint[], $5::bigint[], $6::bigint[])
                 as added (agreement, version, month, gross, calls, units)
            where (progress.agreement, agreement_version, progress.month)
                      = (added.agreement, added.version, added.month)""";

    /** What had come in until now, held until the transaction ends. */
    Uni<Map<ProgressKey, Cumulative>> lock(SqlClient connection, Collection<ProgressKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple wanted = Tuple.from(
                keys(keys.stream().sorted(ProgressKey.ORDER).toList()).parameters());
        return connection
                .preparedQuery(OPEN)
                .execute(wanted)
                .chain(() -> connection.preparedQuery(LOCK).execute(wanted))
                .map(rows -> {
                    Map<ProgressKey, Cumulative> progress = new HashMap<>();
                    rows.forEach(row -> progress.put(key(row), cumulative(row)));
                    return progress;
                });
    }

    Uni<Void> add(SqlClient connection, Map<ProgressKey, Cumulative> added) {
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<ProgressKey> keys = List.copyOf(added.keySet());
        var parameters = keys(keys)
                .column(Long[]::new, key -> added.get(key).gross().microYuan())
                .column(Long[]::new, key -> added.get(key).calls())
                .column(Long[]::new, key -> added.get(key).units())
                .parameters();
        return connection.preparedQuery(ADD).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static Columns<ProgressKey> keys(List<ProgressKey> keys) {
        return Columns.of(keys)
                .column(String[]::new, ProgressKey::agreement)
                .column(Integer[]::new, ProgressKey::version)
                .column(LocalDate[]::new, key -> key.month().atDay(1));
    }

    private static ProgressKey key(Row row) {
        return new ProgressKey(
                row.getString("agreement"),
                row.getInteger("agreement_version"),
                YearMonth.from(row.getLocalDate("month")));
    }

    private static Cumulative cumulative(Row row) {
        return Cumulative.of(new Money(row.getLong("gross_micro_yuan")), row.getLong("calls"), row.getLong("units"));
    }
}
