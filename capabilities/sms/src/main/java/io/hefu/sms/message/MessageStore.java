package io.hefu.sms.message;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.delivery.Receipt;
import io.hefu.sms.refusal.SmsRefusal.AlreadySent;
import io.hefu.sms.refusal.SmsRefusal.StoreUnavailable;
import io.hefu.sms.text.Encoding;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Messages, their recipients and what became of each short message, in the schema {@code sms}. */
class MessageStore {

    private static final String KEEP = """
            with message as (
              insert into sms.message
                (id, application, environment, sender, category, encoding, segments, client_correlator, created_at)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
              on conflict do nothing
              returning id)
            insert into sms.recipient (message_id, position, phone_number)
            select message.id, numbered.position, numbered.phone_number
            from message, unnest($10::text[]) with ordinality as numbered (phone_number, position)
            """;

    private static final String FIND_EARLIER = """
            select id from sms.message
            where application = $1 and environment = $2 and (id = $3 or client_correlator = $4)
            order by id = $3 desc limit 1
            """;

    /** A receipt older than the message was of another one, with an id that the centre uses again. */
    private static final String RECORD = """
            insert into sms.submission as known (message_id, recipient, segment, centre_id, state, changed_at)
            select $1, handed.recipient, handed.segment, handed.centre_id, handed.state, $2
            from unnest($3::smallint[], $4::smallint[], $5::text[], $6::text[])
              as handed (recipient, segment, centre_id, state)
            order by handed.centre_id
            on conflict (centre_id) where message_id is null or state in ('ACCEPTED', 'EN_ROUTE', 'UNKNOWN')
            do update set
              message_id = excluded.message_id,
              recipient = excluded.recipient,
              segment = excluded.segment,
              state = case when known.changed_at < $7 then excluded.state else known.state end
            where known.message_id is null
            returning centre_id
            """;

    private static final String RETIRE = """
            update sms.submission set centre_id = null
            where centre_id = any($1) and message_id is not null and state in ('ACCEPTED', 'EN_ROUTE', 'UNKNOWN')
            """;

    private static final String APPLY = """
            insert into sms.submission as known (centre_id, state, changed_at)
            select received.centre_id, $2, $3 from unnest($1::text[]) as received (centre_id)
            order by received.centre_id
            on conflict (centre_id) where message_id is null or state in ('ACCEPTED', 'EN_ROUTE', 'UNKNOWN')
            do update set state = excluded.state, changed_at = excluded.changed_at
            where known.state = any($4)
            """;

    private static final String FIND = """
            select message.sender, message.category, message.encoding, message.segments, message.client_correlator,
              message.created_at, recipient.phone_number,
              array(
                select submission.state from sms.submission
                where submission.message_id = message.id and submission.recipient = recipient.position) as states
            from sms.message join sms.recipient on recipient.message_id = message.id
            where message.id = $1 and message.application = $2 and message.environment = $3
            order by recipient.position
            """;

    private static final String HANDED_OVER = """
            select segments * (select count(*) from sms.recipient where message_id = id) as short_messages,
              (select count(*) from sms.submission where message_id = id) as recorded
            from sms.message where id = $1
            """;

    private static final Set<String> OUTAGE = Set.of("08", "53", "57");

    private final Pool pool;

    MessageStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Keeps a message that is about to be handed over.
     *
     * @return false when this very message was kept before: its call was cut short and is taken up again; fails with
     *     {@link AlreadySent} when the application has used its correlator for another one
     */
    CompletionStage<Boolean> keep(Message message) {
        Tuple values = Tuple.from(Arrays.asList(
                message.id(),
                message.application().value(),
                message.environment().name(),
                message.sender(),
                message.category().name(),
                message.encoding().name(),
                (short) message.segments(),
                message.clientCorrelator().orElse(null),
                timestamp(message.createdAt()),
                message.recipients().stream().map(PhoneNumber::value).toArray(String[]::new)));
        return pool.preparedQuery(KEEP)
                .execute(values)
                .onFailure(MessageStore::isOutage)
                .transform(outage -> new RefusedException(new StoreUnavailable()))
                .chain(kept -> kept.rowCount() > 0 ? Uni.createFrom().item(true) : keptEarlier(message))
                .subscribeAsCompletionStage();
    }

    private Uni<Boolean> keptEarlier(Message message) {
        return pool.preparedQuery(FIND_EARLIER)
                .execute(Tuple.of(
                        message.application().value(),
                        message.environment().name(),
                        message.id(),
                        message.clientCorrelator().orElse(null)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        // Forgotten in this very moment, as nothing of it was handed over.
                        throw new RefusedException(new StoreUnavailable());
                    }
                    UUID earlier = rows.iterator().next().getUUID("id");
                    if (!earlier.equals(message.id())) {
                        throw new RefusedException(new AlreadySent(earlier));
                    }
                    return false;
                });
    }

    /**
     * How far a message came.
     *
     * @param recorded of how many short messages it is known what became of handing them over
     */
    record HandedOver(long shortMessages, long recorded) {}

    /** Empty when there is no such message. */
    CompletionStage<Optional<HandedOver>> handedOver(UUID message) {
        return pool.preparedQuery(HANDED_OVER)
                .execute(Tuple.of(message))
                .map(rows -> Optional.of(rows)
                        .filter(found -> found.size() > 0)
                        .map(found -> found.iterator().next())
                        .map(row -> new HandedOver(row.getLong("short_messages"), row.getLong("recorded"))))
                .subscribeAsCompletionStage();
    }

    /** Forgets a message of which nothing was handed over. */
    CompletionStage<Void> forget(Message message) {
        return pool.preparedQuery("delete from sms.message where id = $1")
                .execute(Tuple.of(message.id()))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** Records what became of handing over; receipts that came before are found and kept. */
    CompletionStage<Void> record(Message message, List<SubmittedSegment> segments, Instant now) {
        Set<String> usedAgain = new HashSet<>();
        segments.forEach(segment -> segment.centreId().ifPresent(usedAgain::add));
        return insert(message, segments, now)
                .chain(recorded -> {
                    usedAgain.removeAll(recorded);
                    return usedAgain.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : recordAgain(message, segments, usedAgain, now);
                })
                .subscribeAsCompletionStage();
    }

    /** The centre has used ids again that older messages still expect receipts for; those will not come any more. */
    private Uni<Void> recordAgain(
            Message message, List<SubmittedSegment> segments, Set<String> usedAgain, Instant now) {
        List<SubmittedSegment> left = segments.stream()
                .filter(segment ->
                        segment.centreId().filter(usedAgain::contains).isPresent())
                .toList();
        return pool.preparedQuery(RETIRE)
                .execute(Tuple.of(usedAgain.toArray(String[]::new)))
                .chain(() -> insert(message, left, now))
                .replaceWithVoid();
    }

    private Uni<List<String>> insert(Message message, List<SubmittedSegment> segments, Instant now) {
        Tuple values = Tuple.from(List.of(
                message.id(),
                timestamp(now),
                segments.stream().map(segment -> (short) segment.recipient()).toArray(Short[]::new),
                segments.stream().map(segment -> (short) segment.number()).toArray(Short[]::new),
                segments.stream()
                        .map(segment -> segment.centreId().orElse(null))
                        .toArray(String[]::new),
                segments.stream().map(segment -> segment.state().name()).toArray(String[]::new),
                timestamp(message.createdAt())));
        return pool.preparedQuery(RECORD).execute(values).map(rows -> {
            List<String> centreIds = new ArrayList<>();
            rows.forEach(row -> Optional.ofNullable(row.getString("centre_id")).ifPresent(centreIds::add));
            return centreIds;
        });
    }

    /** Applies receipts; one of a short message that is not recorded yet waits for it. */
    CompletionStage<Void> apply(Collection<Receipt> receipts, Instant now) {
        Map<DeliveryState, Set<String>> byState = new EnumMap<>(DeliveryState.class);
        receipts.forEach(receipt ->
                byState.computeIfAbsent(receipt.state(), any -> new HashSet<>()).add(receipt.centreId()));
        return Multi.createFrom()
                .iterable(byState.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> apply(entry.getKey(), entry.getValue(), now))
                .collect()
                .last()
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    private Uni<RowSet<Row>> apply(DeliveryState state, Set<String> centreIds, Instant now) {
        String[] changed = state.predecessors().stream().map(Enum::name).toArray(String[]::new);
        return pool.preparedQuery(APPLY)
                .execute(Tuple.of(centreIds.toArray(String[]::new), state.name(), timestamp(now), changed));
    }

    /** An application's own message, in its own environment. */
    CompletionStage<Optional<Delivery>> find(UUID id, ApplicationId application, Environment environment) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id, application.value(), environment.name()))
                .onFailure(MessageStore::isOutage)
                .transform(outage -> new RefusedException(new StoreUnavailable()))
                .map(rows -> rows.size() == 0
                        ? Optional.<Delivery>empty()
                        : Optional.of(delivery(id, application, environment, rows)))
                .subscribeAsCompletionStage();
    }

    private static Delivery delivery(UUID id, ApplicationId application, Environment environment, RowSet<Row> rows) {
        List<PhoneNumber> recipients = new ArrayList<>();
        List<List<DeliveryState>> states = new ArrayList<>();
        for (Row row : rows) {
            recipients.add(new PhoneNumber(row.getString("phone_number")));
            states.add(Arrays.stream(row.getArrayOfStrings("states"))
                    .map(DeliveryState::valueOf)
                    .toList());
        }
        Row first = rows.iterator().next();
        Message message = new Message(
                id,
                application,
                environment,
                first.getString("sender"),
                Category.valueOf(first.getString("category")),
                Encoding.valueOf(first.getString("encoding")),
                first.getShort("segments"),
                recipients,
                Optional.ofNullable(first.getString("client_correlator")),
                first.getOffsetDateTime("created_at").toInstant());
        return new Delivery(message, states);
    }

    /** Forgets messages created before then, with their recipients, and receipts that nothing has matched since. */
    CompletionStage<Void> forgetBefore(Instant messages, Instant receipts) {
        return pool.preparedQuery("delete from sms.message where created_at < $1")
                .execute(Tuple.of(timestamp(messages)))
                .chain(() -> pool.preparedQuery(
                                "delete from sms.submission where message_id is null and changed_at < $1")
                        .execute(Tuple.of(timestamp(receipts))))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** Whether the database is away or ending, and not of another opinion. SQLSTATE classes 08, 53 and 57. */
    private static boolean isOutage(Throwable failure) {
        return !(failure instanceof PgException stated)
                || OUTAGE.contains(stated.getSqlState().substring(0, 2));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
