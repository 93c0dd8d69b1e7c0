package io.hefu.billing.settlement;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.settlement.Sealing.Signed;
import io.hefu.billing.statement.GlobalHead;
import io.hefu.core.settlement.PeriodProgress;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Where the settlement of days and months stands. */
final class PeriodStore {

    /** One process settles at a time. It gives way at the end of its transaction. */
    private static final String TRY_LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('billing.settlement', 0)) as locked";

    private static final String LATEST =
            "select * from billing.settlement_period where kind = $1 order by starts_on desc limit 1";

    private static final String ONE =
            "select * from billing.settlement_period where kind = $1 and starts_on = $2 for update";

    /** The first date on which anything was called. */
    private static final String FIRST_DATE = "select min(business_date) as first from billing.usage_tally";

    private static final String BEGIN = """
            insert into billing.settlement_period (kind, starts_on, state, cutoff, closing_at)
            values ($1, $2, 'CLOSING', $3, $4)""";

    private static final String ENTER = """
            update billing.settlement_period
            set state = $3,
                complete_at = case when $3 = 'COMPLETE' then $4 else complete_at end,
                calculated_at = case when $3 = 'CALCULATED' then $4 else calculated_at end
            where kind = $1 and starts_on = $2""";

    private static final String REVIEW = """
            update billing.settlement_period set state = 'REVIEWED', reviewed_at = $2, reviewed_by = $3
            where kind = 'MONTH' and starts_on = $1""";

    private static final String ISSUE = """
            update billing.settlement_period
            set state = 'ISSUED', issued_at = $3, issued_by = $4, global_head = $5, global_signature = $6,
                calculated_at = coalesce(calculated_at, $3)
            where kind = $1 and starts_on = $2""";

    private static final String LATEST_GLOBAL = """
            select global_head from billing.settlement_period
            where kind = $1 and starts_on < $2 and global_head is not null order by starts_on desc limit 1""";

    private static final String PROGRESS = """
            select period.*, (select count(*) from billing.statement
                              where (statement.kind, statement.starts_on) = (period.kind, period.starts_on)) as statements
            from billing.settlement_period period
            where period.kind = $1 order by period.starts_on desc limit $2""";

    Uni<Boolean> tryLock(SqlClient connection) {
        return connection
                .query(TRY_LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("locked"));
    }

    Uni<Optional<Period>> latest(SqlClient client, Kind kind) {
        return client.preparedQuery(LATEST).execute(Tuple.of(kind.name())).map(PeriodStore::period);
    }

    /** Held until the transaction ends. */
    Uni<Optional<Period>> find(SqlClient connection, StatementPeriod period) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(period.kind().name(), period.from()))
                .map(PeriodStore::period);
    }

    Uni<Optional<LocalDate>> firstDate(SqlClient client) {
        return client.query(FIRST_DATE)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate("first")));
    }

    Uni<Void> begin(SqlClient connection, StatementPeriod period, Optional<Instant> cutoff, Instant now) {
        return connection
                .preparedQuery(BEGIN)
                .execute(Tuple.of(
                        period.kind().name(),
                        period.from(),
                        cutoff.map(PeriodStore::utc).orElse(null),
                        utc(now)))
                .replaceWithVoid();
    }

    Uni<Void> stored(SqlClient connection, StatementPeriod day, Instant now) {
        return connection
                .preparedQuery(
                        "update billing.settlement_period set stored_at = $2 where kind = 'DAY' and starts_on = $1")
                .execute(Tuple.of(day.from(), utc(now)))
                .replaceWithVoid();
    }

    Uni<Void> enter(SqlClient connection, StatementPeriod period, PeriodState state, Instant now) {
        return connection
                .preparedQuery(ENTER)
                .execute(Tuple.of(period.kind().name(), period.from(), state.name(), utc(now)))
                .replaceWithVoid();
    }

    Uni<Void> review(SqlClient connection, StatementPeriod month, String user, Instant now) {
        return connection
                .preparedQuery(REVIEW)
                .execute(Tuple.of(month.from(), utc(now), user))
                .replaceWithVoid();
    }

    /**
     * @param head empty where there was nobody to be told of anything
     * @param user who lets it be issued; empty for a day
     */
    Uni<Void> issue(
            SqlClient connection,
            StatementPeriod period,
            Optional<Signed<GlobalHead>> head,
            Optional<String> user,
            Instant now) {
        return connection
                .preparedQuery(ISSUE)
                .execute(Tuple.of(
                        period.kind().name(),
                        period.from(),
                        utc(now),
                        user.orElse(null),
                        head.map(signed -> Buffer.buffer(signed.head().encoded()))
                                .orElse(null),
                        head.map(signed -> Buffer.buffer(signed.signature())).orElse(null)))
                .replaceWithVoid();
    }

    /** Of the global head before, of the same kind. */
    Uni<Hash> previousGlobal(SqlClient connection, StatementPeriod period) {
        return connection
                .preparedQuery(LATEST_GLOBAL)
                .execute(Tuple.of(period.kind().name(), period.from()))
                .map(rows -> rows.size() == 0
                        ? Hash.NONE
                        : Hash.of(
                                rows.iterator().next().getBuffer("global_head").getBytes()));
    }

    /** Newest first; of those that are closing, what is missing is not looked up. */
    Uni<List<PeriodProgress>> progress(SqlClient client, Kind kind, int most) {
        return client.preparedQuery(PROGRESS)
                .execute(Tuple.of(kind.name(), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PeriodStore::progress)
                        .toList());
    }

    private static PeriodProgress progress(Row row) {
        return new PeriodProgress(
                new StatementPeriod(Kind.valueOf(row.getString("kind")), row.getLocalDate("starts_on")),
                row.getString("state"),
                instant(row, "cutoff"),
                instant(row, "closing_at").orElseThrow(),
                instant(row, "complete_at"),
                instant(row, "calculated_at"),
                instant(row, "reviewed_at"),
                Optional.ofNullable(row.getString("reviewed_by")),
                instant(row, "issued_at"),
                Optional.ofNullable(row.getString("issued_by")),
                row.getLong("statements"),
                Optional.ofNullable(row.getBuffer("global_head"))
                        .map(head -> Hash.of(head.getBytes()).toString()),
                List.of());
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static Optional<Period> period(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        StatementPeriod of = new StatementPeriod(Kind.valueOf(row.getString("kind")), row.getLocalDate("starts_on"));
        return Optional.of(new Period(
                of,
                PeriodState.valueOf(row.getString("state")),
                instant(row, "cutoff"),
                instant(row, "stored_at").isPresent(),
                Optional.ofNullable(row.getString("reviewed_by"))));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
