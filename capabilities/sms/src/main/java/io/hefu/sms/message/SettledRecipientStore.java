package io.hefu.sms.message;

import io.hefu.core.call.Environment;
import io.hefu.core.call.Owner;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.delivery.DeliveryState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The recipients that applications are still to be told of. */
class SettledRecipientStore {

    private static final String TAKE = """
            select id from sms.settled_recipient order by id limit $1 for update skip locked
            """;

    private static final String FIND = """
            select message.id, message.application, message.environment, message.segments, message.client_correlator,
              recipient.position, recipient.phone_number, array_agg(submission.state) as states, max(submission.changed_at) as changed_at
            from (select distinct message_id, recipient from sms.settled_recipient where id = any($1)) as settled
            join sms.message on message.id = settled.message_id
            join sms.recipient on recipient.message_id = settled.message_id and recipient.position = settled.recipient
            join sms.submission on submission.message_id = settled.message_id
              and submission.recipient = settled.recipient
            group by message.id, recipient.message_id, recipient.position
            """;

    private final Pool pool;

    SettledRecipientStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Hands over at most so many, and forgets them when that has succeeded. Those that another node is handing over are left
     * out.
     *
     * @return whether there were any
     */
    CompletionStage<Boolean> handOver(int most, Function<List<SettledRecipient>, CompletionStage<Void>> telling) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(TAKE)
                        .execute(Tuple.of(most))
                        .chain(rows -> {
                            Long[] ids = StreamSupport.stream(rows.spliterator(), false)
                                    .map(row -> row.getLong("id"))
                                    .toArray(Long[]::new);
                            return ids.length == 0
                                    ? Uni.createFrom().item(false)
                                    : handOver(connection, ids, telling).replaceWith(true);
                        }))
                .subscribeAsCompletionStage();
    }

    private static Uni<Void> handOver(
            SqlConnection connection, Long[] ids, Function<List<SettledRecipient>, CompletionStage<Void>> telling) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(ids))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SettledRecipientStore::recipient)
                        .toList())
                .chain(settled -> Uni.createFrom().completionStage(() -> telling.apply(settled)))
                .chain(() -> connection
                        .preparedQuery("delete from sms.settled_recipient where id = any($1)")
                        .execute(Tuple.of(ids)))
                .replaceWithVoid();
    }

    private static SettledRecipient recipient(Row row) {
        return new SettledRecipient(
                row.getUUID("id"),
                new Owner(
                        new ApplicationId(row.getUUID("application")),
                        Environment.valueOf(row.getString("environment"))),
                row.getShort("position"),
                new PhoneNumber(row.getString("phone_number")),
                Optional.ofNullable(row.getString("client_correlator")),
                row.getShort("segments"),
                Arrays.stream(row.getArrayOfStrings("states"))
                        .map(DeliveryState::valueOf)
                        .toList(),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
