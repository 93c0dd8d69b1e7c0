package io.hefu.billing.rating;

import io.hefu.billing.columns.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Rated calls, and calls that cannot be rated yet. */
final class RatedUsageStore {

    private static final String INSERT = """
            insert into billing.rated_usage
                (rated_at, call_id, booked_on, price_version, agreement, agreement_version, gross_micro_yuan,
                 ledger_transaction)
            select $1, *
            from unnest($2::uuid[], $3::date[], $4::integer[], $5::text[], $6::integer[], $7::bigint[], $8::uuid[])""";

    private static final String SUSPEND = """
            insert into billing.rating_suspense (suspended_at, tried_at, call_id, reason)
            select $1, $1, * from unnest($2::uuid[], $3::text[])
            on conflict (call_id) do update set tried_at = excluded.tried_at, reason = excluded.reason""";

    Uni<Void> addLines(SqlClient connection, List<RatedLine> lines, Instant now) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Columns.of(lines)
                .same(now.atOffset(ZoneOffset.UTC))
                .column(UUID[]::new, line -> line.call().value())
                .column(LocalDate[]::new, RatedLine::bookedOn)
                .column(Integer[]::new, line -> line.priceVersion().orElse(null))
                .column(
                        String[]::new,
                        line -> line.agreement()
                                .map(agreement -> agreement.terms().agreement())
                                .orElse(null))
                .column(
                        Integer[]::new,
                        line -> line.agreement()
                                .map(agreement -> agreement.version())
                                .orElse(null))
                .column(Long[]::new, line -> line.gross().microYuan())
                .column(UUID[]::new, line -> line.transaction().orElse(null))
                .parameters();
        return connection.preparedQuery(INSERT).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    /** Suspends calls, or remembers that they have been tried again. */
    Uni<Void> suspend(SqlClient connection, List<SuspendedUsage> suspended, Instant now) {
        if (suspended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Columns.of(suspended)
                .same(now.atOffset(ZoneOffset.UTC))
                .column(UUID[]::new, usage -> usage.call().value())
                .column(String[]::new, usage -> usage.reason().name())
                .parameters();
        return connection.preparedQuery(SUSPEND).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    /** Calls that have been rated after all leave the suspense. */
    Uni<Void> release(SqlClient connection, List<RatedLine> lines) {
        UUID[] calls = lines.stream().map(line -> line.call().value()).toArray(UUID[]::new);
        return connection
                .preparedQuery("delete from billing.rating_suspense where call_id = any($1)")
                .execute(Tuple.of(calls))
                .replaceWithVoid();
    }
}
