package io.hefu.portal.delivery;

import io.hefu.core.secrecy.Vault;
import io.hefu.portal.delivery.AttemptResult.Answered;
import io.hefu.portal.delivery.Verdict.GiveUp;
import io.hefu.portal.delivery.Verdict.Hold;
import io.hefu.portal.delivery.Verdict.TryAgain;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Whose turn it is, and what came of it. Nodes share the work: each takes what is due, with a lease; what a node took before
 * it died is due again when the lease runs out.
 */
final class DeliveryStore {

    /**
     * The webhooks with something pending are found by jumps along the index, however long their queues are. All have the same
     * chance to be served first.
     */
    private static final String TAKE = """
            with recursive waiting (id) as (
              (select webhook_id from portal.webhook_delivery where state = 'PENDING' order by webhook_id limit 1)
              union all
              select (select webhook_id from portal.webhook_delivery
                      where state = 'PENDING' and webhook_id > waiting.id order by webhook_id limit 1)
              from waiting where waiting.id is not null),
            open as (
              select webhook.id, $3 - coalesce(busy.taken, 0) as room
              from waiting join portal.webhook on webhook.id = waiting.id
              left join unnest($4::uuid[], $5::integer[]) as busy (id, taken) on busy.id = webhook.id
              where webhook.paused_at is null
              order by random()),
            due as materialized (
              select next.id from open cross join lateral (
                select delivery.id from portal.webhook_delivery as delivery
                where delivery.webhook_id = open.id and delivery.state = 'PENDING' and delivery.due_at <= $1
                order by delivery.due_at
                limit greatest(open.room, 0)
                for update skip locked) as next
              limit $6)
            update portal.webhook_delivery as delivery
            set lease = $7, due_at = $2, attempts = delivery.attempts + 1
            from due, portal.webhook, portal.webhook_event as event
            where delivery.id = due.id and webhook.id = delivery.webhook_id and event.id = delivery.event_id
            returning delivery.id, delivery.attempts, delivery.begun_at,
              """ + DueDeliveryView.COLUMNS;

    private static final String TAKE_TEST = """
            with event as (
              insert into portal.webhook_event (id, application_id, type, source, time, data, published_at)
              select $2, application_id, $3, $4, $5, $6, $5 from portal.webhook where id = $1
              returning *),
            delivery as (
              insert into portal.webhook_delivery
                (id, webhook_id, event_id, state, attempts, begun_at, due_at, lease, created_at)
              select $7, $1, event.id, 'PENDING', 1, $5, $8, $9, $5 from event
              returning *)
            select delivery.id, delivery.attempts, delivery.begun_at,
              """ + DueDeliveryView.COLUMNS + """

            from delivery, event, portal.webhook where webhook.id = $1
            """;

    private static final String DELIVERED = """
            with settled as (
              update portal.webhook_delivery set state = 'DELIVERED', finished_at = $3, lease = null
              where id = $1 and lease = $2 returning webhook_id)
            update portal.webhook set failing_since = null, given_up_in_a_row = 0
            where id in (select webhook_id from settled) and failing_since is not null
            """;

    private static final String WORSE = """
            update portal.webhook set
              failing_since = coalesce(failing_since, $3), given_up_in_a_row = given_up_in_a_row + $4
            where id = (select webhook_id from portal.webhook_delivery where id = $1 and lease = $2)
            returning failing_since, given_up_in_a_row
            """;

    private static final String PAUSE = """
            update portal.webhook set paused_at = $2, pause_reason = $3, notice_due = true
            where id = $1 and paused_at is null
            """;

    private static final String FAILED = """
            update portal.webhook_delivery set
              state = $3, due_at = $4, finished_at = case when $3 <> 'PENDING' then $5::timestamptz end, lease = null
            where id = $1 and lease = $2
            """;

    private static final String LOG = """
            insert into portal.webhook_attempt (delivery_id, at, latency_ms, result, status, answer_start)
            select id, $2, $3, $4, $5, $6 from portal.webhook_delivery where id = $1
            """;

    private static final String FORGET = """
            with forgotten as (delete from portal.webhook_event where published_at < $1)
            delete from portal.webhook where kind = 'SUBSCRIPTION' and created_at < $1
              and not exists (select from portal.webhook_delivery join portal.webhook_event
                on webhook_event.id = webhook_delivery.event_id
                where webhook_delivery.webhook_id = webhook.id and webhook_event.published_at >= $1)
            """;

    private final Pool pool;
    private final DueDeliveryView work;
    private final Vault vault;

    DeliveryStore(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
        this.work = new DueDeliveryView(vault);
    }

    /**
     * Takes what is due, as far as there is room.
     *
     * @param until when others may take it over
     * @param lease names the attempts that begin now
     */
    Uni<List<DueDelivery>> take(Bulkhead.Room room, Instant now, Instant until, UUID lease) {
        List<UUID> busy = new ArrayList<>(room.taken().keySet());
        return pool.preparedQuery(TAKE)
                .execute(Tuple.from(List.of(
                        timestamp(now),
                        timestamp(until),
                        room.perSink(),
                        busy.toArray(UUID[]::new),
                        busy.stream().map(room.taken()::get).toArray(Integer[]::new),
                        room.free(),
                        lease)))
                .map(rows -> deliveries(rows, lease, now));
    }

    /** Makes an event for this webhook alone and takes it at once. Empty when there is no such webhook. */
    Uni<Optional<DueDelivery>> takeTest(UUID webhook, CloudEvent event, UUID delivery, Instant until, UUID lease) {
        return pool.preparedQuery(TAKE_TEST)
                .execute(Tuple.from(List.of(
                        webhook,
                        event.id(),
                        event.type(),
                        event.source(),
                        timestamp(event.time()),
                        Buffer.buffer(vault.seal(event.data(), CloudEvent.ownerOf(event.id()))),
                        delivery,
                        timestamp(until),
                        lease)))
                .map(rows -> deliveries(rows, lease, event.time()).stream().findFirst());
    }

    /** Records an attempt and what follows from it; all of it, or nothing. */
    Uni<Void> settle(DueDelivery delivery, Attempt attempt, Verdict verdict, Instant now) {
        return pool.withTransaction(connection -> (verdict instanceof Verdict.Delivered
                        ? delivered(connection, delivery, now)
                        : failed(connection, delivery, verdict, now))
                .chain(() -> log(connection, delivery, attempt)));
    }

    /** A test is not tried again, and says nothing of the sink's health. */
    Uni<Void> settleTest(DueDelivery delivery, Attempt attempt, Instant now) {
        String state = attempt.result().isSuccess() ? "DELIVERED" : "GIVEN_UP";
        return pool.withTransaction(connection ->
                finish(connection, delivery, state, now, now).chain(() -> log(connection, delivery, attempt)));
    }

    /** Erases events published before then, with their deliveries, and sinks of subscriptions that nothing is left of. */
    Uni<Void> forgetBefore(Instant instant) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(timestamp(instant))).replaceWithVoid();
    }

    private static Uni<Void> delivered(SqlClient connection, DueDelivery delivery, Instant now) {
        return connection
                .preparedQuery(DELIVERED)
                .execute(Tuple.of(delivery.id(), delivery.lease(), timestamp(now)))
                .replaceWithVoid();
    }

    private static Uni<Void> failed(SqlClient connection, DueDelivery delivery, Verdict verdict, Instant now) {
        Instant dueAt = verdict instanceof TryAgain again ? again.dueAt() : now;
        String state = verdict instanceof GiveUp ? "GIVEN_UP" : "PENDING";
        return connection
                .preparedQuery(WORSE)
                .execute(Tuple.of(delivery.id(), delivery.lease(), timestamp(now), verdict instanceof GiveUp ? 1 : 0))
                .chain(health -> reasonToPause(health, verdict, now)
                        .map(reason -> pause(connection, delivery, reason, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> finish(connection, delivery, state, dueAt, now));
    }

    private static Optional<PauseReason> reasonToPause(RowSet<Row> health, Verdict verdict, Instant now) {
        if (health.size() == 0) {
            return Optional.empty();
        }
        if (verdict instanceof Hold hold) {
            return Optional.of(hold.reason());
        }
        Row row = health.iterator().next();
        SinkHealth sink =
                new SinkHealth(row.getOffsetDateTime("failing_since").toInstant(), row.getInteger("given_up_in_a_row"));
        return sink.isDead(now) ? Optional.of(PauseReason.FAILING) : Optional.empty();
    }

    private static Uni<Void> pause(SqlClient connection, DueDelivery delivery, PauseReason reason, Instant now) {
        return connection
                .preparedQuery(PAUSE)
                .execute(Tuple.of(delivery.sink().webhook(), timestamp(now), reason.name()))
                .replaceWithVoid();
    }

    private static Uni<Void> finish(
            SqlClient connection, DueDelivery delivery, String state, Instant dueAt, Instant now) {
        return connection
                .preparedQuery(FAILED)
                .execute(Tuple.of(delivery.id(), delivery.lease(), state, timestamp(dueAt), timestamp(now)))
                .replaceWithVoid();
    }

    private Uni<Void> log(SqlClient connection, DueDelivery delivery, Attempt attempt) {
        Optional<Answered> answer =
                attempt.result() instanceof Answered answered ? Optional.of(answered) : Optional.empty();
        return connection
                .preparedQuery(LOG)
                .execute(Tuple.from(Arrays.asList(
                        delivery.id(),
                        timestamp(attempt.at()),
                        (int) attempt.latency().toMillis(),
                        LoggedAttempt.name(attempt.result()),
                        answer.map(given -> (short) given.status()).orElse(null),
                        answer.filter(given -> !given.start().isEmpty())
                                .map(given -> Buffer.buffer(vault.seal(
                                        given.start().getBytes(StandardCharsets.UTF_8),
                                        LoggedAttempt.ownerOf(delivery.id()))))
                                .orElse(null))))
                .replaceWithVoid();
    }

    private List<DueDelivery> deliveries(RowSet<Row> rows, UUID lease, Instant now) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> work.delivery(row, lease, now))
                .toList();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
