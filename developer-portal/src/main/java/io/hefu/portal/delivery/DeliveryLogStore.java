package io.hefu.portal.delivery;

import io.hefu.core.secrecy.Vault;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The delivery log of one webhook at a time, and what is begun anew from it. Whose webhook it is, the caller has checked. */
public final class DeliveryLogStore {

    private static final String DELIVERY = """
            select delivery.id, delivery.event_id, event.type, event.subject, delivery.state, delivery.attempts,
              delivery.created_at, delivery.due_at, delivery.finished_at
            from portal.webhook_delivery as delivery
            join portal.webhook_event as event on event.id = delivery.event_id
            where delivery.webhook_id = $1
            """;

    private static final String PAGE = DELIVERY + """
            and ($2::text is null or delivery.state = $2)
            order by delivery.created_at desc, delivery.id desc limit $3 offset $4
            """;

    private static final String COUNT = """
            select count(*) as total from portal.webhook_delivery
            where webhook_id = $1 and ($2::text is null or state = $2)
            """;

    private static final String ATTEMPTS = """
            select at, latency_ms, result, status, answer_start from portal.webhook_attempt
            where delivery_id = $1 order by id
            """;

    /** One that is under way goes on as it is. */
    private static final String BEGIN_ANEW = """
            update portal.webhook_delivery
            set state = 'PENDING', attempts = 0, begun_at = $2, due_at = $2, finished_at = null, lease = null
            where webhook_id = $1 and (state <> 'PENDING' or lease is null or due_at <= $2)
            """;

    private final Pool pool;
    private final Vault vault;

    DeliveryLogStore(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    /** Newest first. */
    public Uni<Page<Delivery>> page(UUID webhook, Optional<Delivery.State> state, PageRequest request) {
        String wanted = state.map(Enum::name).orElse(null);
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(webhook, wanted))
                .map(rows -> rows.iterator().next().getLong("total"))
                .chain(total -> pool.preparedQuery(PAGE)
                        .execute(Tuple.of(webhook, wanted, request.perPage(), request.offset()))
                        .map(rows -> new Page<>(list(rows, DeliveryLogStore::delivery), request, total)));
    }

    public Uni<Optional<Delivery>> find(UUID webhook, UUID delivery) {
        return pool.preparedQuery(DELIVERY + " and delivery.id = $2")
                .execute(Tuple.of(webhook, delivery))
                .map(rows -> list(rows, DeliveryLogStore::delivery).stream().findFirst());
    }

    /** Oldest first. */
    public Uni<List<Attempt>> attempts(UUID delivery) {
        return pool.preparedQuery(ATTEMPTS)
                .execute(Tuple.of(delivery))
                .map(rows -> list(rows, row -> attempt(row, delivery)));
    }

    /** Delivers one again, whatever became of it. */
    public Uni<Void> replay(UUID webhook, UUID delivery, Instant now) {
        return pool.preparedQuery(BEGIN_ANEW + " and id = $3")
                .execute(Tuple.of(webhook, timestamp(now), delivery))
                .replaceWithVoid();
    }

    /** @return how many that were given up are begun anew, of those created since then */
    public Uni<Integer> replayGivenUp(UUID webhook, Instant since, Instant now) {
        return pool.preparedQuery(BEGIN_ANEW + " and state = 'GIVEN_UP' and created_at >= $3")
                .execute(Tuple.of(webhook, timestamp(now), timestamp(since)))
                .map(done -> done.rowCount());
    }

    /**
     * Begins anew, with all their attempts before them, those that wait, and those that were given up since the webhook began
     * to fail.
     */
    public Uni<Void> release(UUID webhook, Optional<Instant> failingSince, Instant now) {
        return pool.preparedQuery(BEGIN_ANEW + " and (state = 'PENDING' or state = 'GIVEN_UP' and finished_at >= $3)")
                .execute(Tuple.of(
                        webhook,
                        timestamp(now),
                        failingSince.map(DeliveryLogStore::timestamp).orElse(null)))
                .replaceWithVoid();
    }

    /** @return how many that wait are given up without another attempt */
    public Uni<Integer> drop(UUID webhook, Instant now) {
        return pool.preparedQuery("""
                        update portal.webhook_delivery set state = 'GIVEN_UP', finished_at = $2, lease = null
                        where webhook_id = $1 and state = 'PENDING'
                        """)
                .execute(Tuple.of(webhook, timestamp(now)))
                .map(done -> done.rowCount());
    }

    private static Delivery delivery(Row row) {
        Delivery.State state = Delivery.State.valueOf(row.getString("state"));
        return new Delivery(
                row.getUUID("id"),
                row.getUUID("event_id"),
                row.getString("type"),
                Optional.ofNullable(row.getString("subject")),
                state,
                row.getInteger("attempts"),
                row.getOffsetDateTime("created_at").toInstant(),
                state == Delivery.State.PENDING
                        ? Optional.of(row.getOffsetDateTime("due_at").toInstant())
                        : Optional.empty(),
                Optional.ofNullable(row.getOffsetDateTime("finished_at")).map(OffsetDateTime::toInstant));
    }

    private Attempt attempt(Row row, UUID delivery) {
        String answer = Optional.ofNullable(row.getBuffer("answer_start"))
                .map(kept -> vault.open(kept.getBytes(), LoggedAttempt.ownerOf(delivery)))
                .map(text -> new String(text, StandardCharsets.UTF_8))
                .orElse("");
        return LoggedAttempt.read(
                row.getOffsetDateTime("at").toInstant(),
                Duration.ofMillis(row.getInteger("latency_ms")),
                row.getString("result"),
                row.getShort("status"),
                answer);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reader) {
        return StreamSupport.stream(rows.spliterator(), false).map(reader).toList();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
