package io.hefu.portal.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.notification.Notification;
import io.hefu.core.notification.SubscriptionSink;
import io.hefu.core.secrecy.Vault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps events for the sinks that asked for them, on any thread and without a session. */
final class EventStore {

    /** A changed address or token gives a subscription's sink another chance. */
    private static final String KEEP_SINK = """
            insert into portal.webhook as known (id, kind, application_id, environment, url, description, event_types,
              access_token, access_token_hash, access_token_until, created_at, created_by)
            values ($1, 'SUBSCRIPTION', $2, $3, $4, '', '{}', $5, $6, $7, $8, '')
            on conflict (id) do update set
              url = excluded.url, access_token = excluded.access_token, access_token_hash = excluded.access_token_hash,
              access_token_until = excluded.access_token_until,
              paused_at = null, pause_reason = null, notice_due = false, failing_since = null, given_up_in_a_row = 0
            where known.kind = 'SUBSCRIPTION' and known.application_id = excluded.application_id
              and (known.url, known.access_token_hash) is distinct from (excluded.url, excluded.access_token_hash)
            """;

    /** A webhook that is paused hears later of what it missed; a notification subscription's sink that is gone does not. */
    private static final String ASKED_FOR = """
            select given.id as event_id, webhook.id as webhook_id
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[])
              as given (id, application_id, environment, type, subscription)
            join portal.webhook on webhook.application_id = given.application_id
              and webhook.environment = given.environment
              and case when given.subscription is null
                then webhook.kind = 'REGISTERED' and webhook.event_types && array['*', given.type]
                else webhook.kind = 'SUBSCRIPTION' and webhook.id = given.subscription and webhook.paused_at is null end
            """;

    private static final String KEEP = """
            with kept as (
              insert into portal.webhook_event (id, application_id, type, source, subject, time, data, published_at)
              select given.*, $8
              from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bytea[]) as given
              order by 1
              on conflict (id) do nothing
              returning id)
            insert into portal.webhook_delivery (id, webhook_id, event_id, state, begun_at, due_at, created_at)
            select target.id, target.webhook_id, target.event_id, 'PENDING', $8, $8, $8
            from unnest($9::uuid[], $10::uuid[], $11::uuid[]) as target (id, webhook_id, event_id)
            join kept on kept.id = target.event_id
            on conflict (webhook_id, event_id) do nothing
            """;

    private final Pool pool;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;
    private final Supplier<UUID> ids;

    EventStore(Pool pool, Vault vault, ObjectMapper json, Clock clock, Supplier<UUID> ids) {
        this.pool = pool;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    private record Target(UUID event, UUID webhook) {}

    /** @return how many deliveries there are now that were not before */
    Uni<Integer> keep(List<Notification> events) {
        return keepSinks(events)
                .chain(() -> askedFor(events))
                .chain(targets -> targets.isEmpty() ? Uni.createFrom().item(0) : keep(events, targets));
    }

    private Uni<Void> keepSinks(List<Notification> events) {
        Map<UUID, Notification> latest = events.stream()
                .filter(event -> event.subscriptionSink().isPresent())
                .collect(Collectors.toMap(
                        event -> event.subscriptionSink().orElseThrow().subscription(),
                        Function.identity(),
                        (first, second) -> second));
        return Multi.createFrom()
                .iterable(latest.values())
                .onItem()
                .transformToUniAndConcatenate(
                        event -> keepSink(event, event.subscriptionSink().orElseThrow()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> keepSink(Notification event, SubscriptionSink sink) {
        String token =
                sink.accessToken().map(SubscriptionSink.AccessToken::value).orElse("");
        return pool.preparedQuery(KEEP_SINK)
                .execute(Tuple.from(Arrays.asList(
                        sink.subscription(),
                        event.owner().application().value(),
                        event.owner().environment().name(),
                        sink.url().toString(),
                        sink.accessToken()
                                .map(any -> seal(token, ownerOfToken(sink.subscription())))
                                .orElse(null),
                        buffer(hash(token)),
                        sink.accessToken()
                                .map(given -> timestamp(given.expiresAt()))
                                .orElse(null),
                        timestamp(clock.instant()))))
                .map(done -> done.rowCount());
    }

    private Uni<List<Target>> askedFor(List<Notification> events) {
        return pool.preparedQuery(ASKED_FOR)
                .execute(Tuple.of(
                        column(events, UUID[]::new, Notification::id),
                        column(
                                events,
                                UUID[]::new,
                                event -> event.owner().application().value()),
                        column(
                                events,
                                String[]::new,
                                event -> event.owner().environment().name()),
                        column(events, String[]::new, event -> event.type().value()),
                        column(
                                events,
                                UUID[]::new,
                                event -> event.subscriptionSink()
                                        .map(SubscriptionSink::subscription)
                                        .orElse(null))))
                .map(rows -> {
                    List<Target> targets = new ArrayList<>();
                    rows.forEach(row -> targets.add(new Target(row.getUUID("event_id"), row.getUUID("webhook_id"))));
                    return targets;
                });
    }

    private Uni<Integer> keep(List<Notification> events, List<Target> targets) {
        var wanted = targets.stream().map(Target::event).collect(Collectors.toSet());
        List<Notification> kept =
                events.stream().filter(event -> wanted.contains(event.id())).toList();
        return pool.preparedQuery(KEEP)
                .execute(Tuple.from(Arrays.asList(
                        column(kept, UUID[]::new, Notification::id),
                        column(
                                kept,
                                UUID[]::new,
                                event -> event.owner().application().value()),
                        column(kept, String[]::new, event -> event.type().value()),
                        column(kept, String[]::new, Notification::source),
                        column(kept, String[]::new, event -> event.subject().orElse(null)),
                        column(kept, OffsetDateTime[]::new, event -> timestamp(event.time())),
                        column(kept, Buffer[]::new, this::sealedData),
                        timestamp(clock.instant()),
                        column(targets, UUID[]::new, target -> ids.get()),
                        column(targets, UUID[]::new, Target::webhook),
                        column(targets, UUID[]::new, Target::event))))
                .map(done -> done.rowCount());
    }

    private Buffer sealedData(Notification event) {
        try {
            byte[] data = json.writeValueAsBytes(event.data());
            return buffer(vault.seal(data, CloudEvent.ownerOf(event.id())));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("data of " + event.type() + ": cannot be written as JSON", unwritable);
        }
    }

    private Buffer seal(String secret, String owner) {
        return buffer(vault.seal(secret.getBytes(StandardCharsets.UTF_8), owner));
    }

    static String ownerOfToken(UUID webhook) {
        return "access token " + webhook;
    }

    private static Buffer buffer(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static <T, C> @Nullable C[] column(List<T> rows, IntFunction<C[]> array, Function<T, @Nullable C> value) {
        return rows.stream().map(value).toArray(array);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
