package io.hefu.billing.rating;

import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.columns.Columns;
import io.hefu.core.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much has come in under each version of an agreement, month by month. */
public final class AgreementProgressStore {

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

    private static final String PARTS = """
            select part.*
            from billing.agreement_progress_part part
                 join unnest($1::text[], $2::integer[], $3::date[]) as wanted (agreement, version, month)
                 on (part.agreement, agreement_version, part.month) = (wanted.agreement, wanted.version, wanted.month)""";

    private static final String READ = """
            select progress.*
            from billing.agreement_progress progress
                 join unnest($1::text[], $2::integer[], $3::date[]) as wanted (agreement, version, month)
                 on (progress.agreement, agreement_version, progress.month)
                        = (wanted.agreement, wanted.version, wanted.month)""";

    private static final String OF_AGREEMENT = "agreement = $1 and month between $2 and $3";

    private static final String ADD_PARTS = """
            insert into billing.agreement_progress_part as known
                (agreement, agreement_version, month, kind, name, value)
            select * from unnest($1::text[], $2::integer[], $3::date[], $4::text[], $5::text[], $6::bigint[])
            on conflict (agreement, agreement_version, month, kind, name)
            do update set value = known.value + excluded.value""";

    private static final String OUTSTANDING = """
            select agreement, agreement_version, month, name, value
            from billing.agreement_progress_part where month = $1 and kind = 'OUTSTANDING'""";

    private static final String CHANGE_OUTSTANDING = """
            update billing.agreement_progress_part part set value = changed.value
            from unnest($4::text[], $5::bigint[]) as changed (name, value)
            where agreement = $1 and agreement_version = $2 and month = $3 and kind = 'OUTSTANDING'
              and part.name = changed.name""";

    private static final String SET_OUTSTANDING = """
            insert into billing.agreement_progress_part (agreement, agreement_version, month, kind, name, value)
            select $1, $2, $3, 'OUTSTANDING', * from unnest($4::text[], $5::bigint[])""";

    private record Part(ProgressKey key, String kind, String name, long value) {}

    /** What had come in until now, held until the transaction ends. */
    public Uni<Map<ProgressKey, Cumulative>> lock(SqlClient connection, Collection<ProgressKey> keys) {
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
                })
                .call(progress -> connection
                        .preparedQuery(PARTS)
                        .execute(wanted)
                        .invoke(rows -> rows.forEach(row -> progress.merge(key(row), part(row), Cumulative::plus))));
    }

    /** Moves months on that {@link #lock} holds; what is outstanding is {@linkplain #setOutstanding set} apart. */
    public Uni<Void> add(SqlClient connection, Map<ProgressKey, Cumulative> added) {
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<ProgressKey> keys = List.copyOf(added.keySet());
        var parameters = keys(keys)
                .column(Long[]::new, key -> added.get(key).gross().microYuan())
                .column(Long[]::new, key -> added.get(key).calls())
                .column(Long[]::new, key -> added.get(key).units())
                .parameters();
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.from(parameters))
                .chain(() -> addParts(connection, parts(added)));
    }

    private static Uni<Void> addParts(SqlClient connection, List<Part> parts) {
        if (parts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Columns.of(parts)
                .column(String[]::new, part -> part.key().agreement())
                .column(Integer[]::new, part -> part.key().version())
                .column(LocalDate[]::new, part -> part.key().month().atDay(1))
                .column(String[]::new, Part::kind)
                .column(String[]::new, Part::name)
                .column(Long[]::new, Part::value)
                .parameters();
        return connection
                .preparedQuery(ADD_PARTS)
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    private static List<Part> parts(Map<ProgressKey, Cumulative> added) {
        List<Part> parts = new ArrayList<>();
        added.forEach((key, more) -> {
            more.excluded()
                    .forEach((reason, amount) ->
                            parts.add(new Part(key, "EXCLUDED", reason.name(), amount.microYuan())));
            more.incidents().forEach((clause, count) -> parts.add(new Part(key, "INCIDENTS", clause.number(), count)));
        });
        return parts;
    }

    /** What has come in under all versions of an agreement, in some months; without a lock. */
    public Uni<Map<ProgressKey, Cumulative>> of(SqlClient client, String agreement, YearMonth first, YearMonth last) {
        Tuple wanted = Tuple.of(agreement, first.atDay(1), last.atDay(1));
        return joined(
                client.preparedQuery("select * from billing.agreement_progress where " + OF_AGREEMENT)
                        .execute(wanted),
                client.preparedQuery("select * from billing.agreement_progress_part where " + OF_AGREEMENT)
                        .execute(wanted));
    }

    /** What has come in until now, nothing where there is no entry; without a lock. */
    public Uni<Map<ProgressKey, Cumulative>> read(SqlClient client, Collection<ProgressKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple wanted = Tuple.from(keys(List.copyOf(keys)).parameters());
        return joined(
                client.preparedQuery(READ).execute(wanted),
                client.preparedQuery(PARTS).execute(wanted));
    }

    private static Uni<Map<ProgressKey, Cumulative>> joined(Uni<RowSet<Row>> totals, Uni<RowSet<Row>> parts) {
        Map<ProgressKey, Cumulative> progress = new HashMap<>();
        return totals.invoke(rows -> rows.forEach(row -> progress.put(key(row), cumulative(row))))
                .chain(() -> parts)
                .invoke(rows -> rows.forEach(row -> progress.merge(key(row), part(row), Cumulative::plus)))
                .replaceWith(progress);
    }

    /** From now on the month is a closed one, and what is added to it a correction. */
    public Uni<Void> close(SqlClient connection, YearMonth month) {
        return connection
                .preparedQuery("update billing.agreement_progress set closed = true where month = $1")
                .execute(Tuple.of(month.atDay(1)))
                .replaceWithVoid();
    }

    /** What was to be recouped in a month, by version of the agreement, also where it was 0. */
    public Uni<Map<ProgressKey, Map<Clause, Money>>> outstanding(SqlClient connection, YearMonth month) {
        return connection
                .preparedQuery(OUTSTANDING)
                .execute(Tuple.of(month.atDay(1)))
                .map(rows -> {
                    Map<ProgressKey, Map<Clause, Money>> outstanding = new HashMap<>();
                    rows.forEach(row -> outstanding
                            .computeIfAbsent(key(row), key -> new HashMap<>())
                            .put(new Clause(row.getString("name")), new Money(row.getLong("value"))));
                    return outstanding;
                });
    }

    /** Changes what is to be recouped in a month to what was, when it is closed. */
    public Uni<Void> changeOutstanding(SqlClient connection, ProgressKey key, Map<Clause, Money> amounts) {
        return amounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(CHANGE_OUTSTANDING)
                        .execute(Tuple.from(outstanding(key, amounts)))
                        .replaceWithVoid();
    }

    /** Sets what is to be recouped in a month; once, when the month before is closed. */
    public Uni<Void> setOutstanding(SqlClient connection, ProgressKey key, Map<Clause, Money> amounts) {
        if (amounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(SET_OUTSTANDING)
                .execute(Tuple.from(outstanding(key, amounts)))
                .replaceWithVoid();
    }

    private static List<Object> outstanding(ProgressKey key, Map<Clause, Money> amounts) {
        return Columns.of(amounts.entrySet())
                .same(key.agreement())
                .same(key.version())
                .same(key.month().atDay(1))
                .column(String[]::new, amount -> amount.getKey().number())
                .column(Long[]::new, amount -> amount.getValue().microYuan())
                .parameters();
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
        Cumulative soFar =
                Cumulative.of(new Money(row.getLong("gross_micro_yuan")), row.getLong("calls"), row.getLong("units"));
        return row.getBoolean("closed") ? soFar.closed() : soFar;
    }

    private static Cumulative part(Row row) {
        String name = row.getString("name");
        long value = row.getLong("value");
        return switch (row.getString("kind")) {
            case "EXCLUDED" -> Cumulative.ofExcluded(Exclusion.Reason.valueOf(name), new Money(value));
            case "INCIDENTS" -> Cumulative.ofIncidents(new Clause(name), value);
            default -> Cumulative.ofOutstanding(new Clause(name), new Money(value));
        };
    }
}
