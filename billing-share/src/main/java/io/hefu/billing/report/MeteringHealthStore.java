package io.hefu.billing.report;

import io.hefu.core.usage.MeteringHealth;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** How complete the usage is that has been taken in, of one instant. */
@Singleton
public class MeteringHealthStore implements MeteringHealth {

    /** A run tells every few seconds how far it is stored. */
    private static final Duration CURRENT_WITHIN = Duration.ofSeconds(30);

    private static final String RUNS = """
            with open as (
                select node, epoch, count(*) as calls
                from billing.usage_record where state = 'INTENT' group by node, epoch),
            unknown as (
                select node, epoch, count(*) as calls
                from billing.usage_record where state = 'UNKNOWN' group by node, epoch)
            select node, run.epoch, began_at, ended_at, last_sequence, stored_until,
                   run.epoch < node.last_epoch as is_followed,
                   coalesce(open.calls, 0) as open_calls, coalesce(unknown.calls, 0) as unknown_calls
            from billing.node_epoch run
                 join billing.node using (node)
                 left join open using (node, epoch)
                 left join unknown using (node, epoch)
            where ended_at is null or run.epoch = node.last_epoch or unknown.calls > 0
            order by node, run.epoch""";

    private static final String TO_RATE =
            "select coalesce(sum(last_sequence - first_sequence + 1), 0)::bigint as entries from billing.rating_queue";

    private final Pool pool;
    private final Clock clock;

    public MeteringHealthStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public CompletionStage<View> view() {
        return pool.withTransaction(connection -> connection
                        .query("set transaction isolation level repeatable read, read only")
                        .execute()
                        .chain(() -> view(connection)))
                .subscribeAsCompletionStage();
    }

    private Uni<View> view(SqlConnection connection) {
        Instant now = clock.instant();
        return connection
                .preparedQuery(RUNS)
                .execute(Tuple.tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> run(row, now))
                        .toList())
                .chain(runs -> connection
                        .preparedQuery(TO_RATE)
                        .execute()
                        .map(rows -> rows.iterator().next().getLong("entries"))
                        .chain(entries -> byReason(connection, "billing.usage_suspense")
                                .chain(suspended -> byReason(connection, "billing.rating_suspense")
                                        .map(unrated -> new View(runs, entries, suspended, unrated)))));
    }

    private static Uni<Map<String, Long>> byReason(SqlConnection connection, String table) {
        return connection
                .preparedQuery("select reason, count(*) as entries from " + table + " group by reason")
                .execute()
                .map(rows -> {
                    Map<String, Long> counts = new HashMap<>();
                    rows.forEach(row -> counts.put(row.getString("reason"), row.getLong("entries")));
                    return counts;
                });
    }

    private static Run run(Row row, Instant now) {
        Optional<Instant> endedAt = instant(row, "ended_at");
        Optional<Instant> storedUntil = instant(row, "stored_until");
        return new Run(
                row.getString("node"),
                row.getLong("epoch"),
                state(endedAt, row.getBoolean("is_followed"), storedUntil, now),
                row.getOffsetDateTime("began_at").toInstant(),
                endedAt,
                row.getLong("last_sequence"),
                storedUntil,
                row.getLong("open_calls"),
                row.getLong("unknown_calls"));
    }

    private static State state(
            Optional<Instant> endedAt, boolean isFollowed, Optional<Instant> storedUntil, Instant now) {
        if (endedAt.isPresent()) {
            return State.ENDED;
        }
        if (isFollowed) {
            return State.MISSING;
        }
        Instant atLeast = now.minus(CURRENT_WITHIN);
        return storedUntil.filter(until -> until.isAfter(atLeast)).isPresent() ? State.CURRENT : State.BEHIND;
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(time -> time.toInstant());
    }
}
