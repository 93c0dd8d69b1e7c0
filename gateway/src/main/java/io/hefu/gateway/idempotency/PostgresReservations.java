package io.hefu.gateway.idempotency;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.usage.UsageRecord;
import io.hefu.gateway.exchange.EarlierAnswer;
import io.hefu.gateway.exchange.Reservation;
import io.hefu.gateway.idempotency.Reserved.Answered;
import io.hefu.gateway.idempotency.Reserved.Busy;
import io.hefu.gateway.idempotency.Reserved.Fresh;
import io.hefu.gateway.idempotency.Reserved.OtherRequest;
import io.hefu.gateway.idempotency.Reserved.TakenUp;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** In PostgreSQL, whose clock is the one that all nodes share: leases and ages are told by it. */
final class PostgresReservations implements Reservations {

    private static final String RESERVE = """
            insert into gateway.idempotency_key as known
                (application, environment, operation, key_hash, request_hash, call_id, received_at, correlator,
                 credential, plan, node, attempt, leased_until, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1,
                now() + make_interval(secs => $12), now() + make_interval(secs => $13))
            on conflict (application, environment, operation, key_hash) do update
            set attempt = known.attempt + 1, node = excluded.node, leased_until = excluded.leased_until
            where known.sealed_answer is null and known.leased_until <= now() and known.expires_at > now()
                and known.request_hash = excluded.request_hash
            returning attempt, call_id, received_at, correlator, credential, plan""";

    private static final String FIND = """
            select request_hash, call_id, sealed_answer, expires_at <= now() as expired from gateway.idempotency_key
            where application = $1 and environment = $2 and operation = $3 and key_hash = $4""";

    private static final String FORGET_EXPIRED = """
            delete from gateway.idempotency_key
            where application = $1 and environment = $2 and operation = $3 and key_hash = $4
                and expires_at <= now()""";

    private static final String KEEP = """
            update gateway.idempotency_key set sealed_answer = $2 where call_id = $1 and sealed_answer is null""";

    private static final String FREE = """
            delete from gateway.idempotency_key where call_id = $1 and attempt = $2 and sealed_answer is null""";

    private static final String LEAVE = """
            update gateway.idempotency_key set leased_until = now()
            where call_id = $1 and attempt = $2 and sealed_answer is null""";

    /** Beyond this, a database that is there but does not answer counts as away. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final int MOST_LOOKS = 3;

    private final Pool database;
    private final AnswerVault vault;
    private final String node;
    private final Duration lease;
    private final Duration retention;

    /**
     * @param node who leases
     * @param lease longer than any call takes
     * @param retention how long a key is known
     */
    PostgresReservations(Pool database, AnswerVault vault, String node, Duration lease, Duration retention) {
        this.database = database;
        this.vault = vault;
        this.node = node;
        this.lease = lease;
        this.retention = retention;
    }

    @Override
    public Uni<Reserved> reserve(ScopedKey key, byte[] request, UsageRecord record) {
        Uni<Reserved> reserving =
                reserve(key, request, record, MOST_LOOKS).memoize().indefinitely();
        return reserving
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .onFailure()
                .invoke(() -> reserving.chain(this::giveUp).subscribe().with(freed -> {}, failure -> {}));
    }

    /** What the database does later after all is for a call that was refused meanwhile. */
    private Uni<Void> giveUp(Reserved late) {
        if (late instanceof Fresh fresh) {
            return free(fresh.reservation());
        }
        return late instanceof TakenUp takenUp
                ? leave(takenUp.reservation())
                : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> keep(Reservation reservation, EarlierAnswer answer) {
        Buffer sealed = Buffer.buffer(vault.seal(answer, reservation.call()));
        return run(KEEP, Tuple.of(reservation.call().value(), sealed));
    }

    @Override
    public Uni<Void> free(Reservation reservation) {
        return run(FREE, Tuple.of(reservation.call().value(), reservation.attempt()));
    }

    @Override
    public Uni<Void> leave(Reservation reservation) {
        return run(LEAVE, Tuple.of(reservation.call().value(), reservation.attempt()));
    }

    /** Ends the leases of an earlier run of this node, which carries nothing any more. */
    Uni<Void> endOwnLeases() {
        return database.preparedQuery("""
                        update gateway.idempotency_key set leased_until = now()
                        where node = $1 and sealed_answer is null and leased_until > now()""").execute(Tuple.of(node)).replaceWithVoid();
    }

    /** Forgets keys that are too old, with the answers kept under them. */
    Uni<Integer> forgetExpired(int most) {
        return database.preparedQuery("""
                        delete from gateway.idempotency_key where call_id in (
                            select call_id from gateway.idempotency_key where expires_at <= now() limit $1)""").execute(Tuple.of(most)).map(RowSet::rowCount);
    }

    private Uni<Reserved> reserve(ScopedKey key, byte[] request, UsageRecord record, int looksLeft) {
        Tuple values = Tuple.from(Arrays.asList(
                key.application().value(),
                key.environment().name(),
                key.operation(),
                Buffer.buffer(key.keyHash()),
                Buffer.buffer(request),
                record.call().value(),
                record.receivedAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                record.correlator().value(),
                record.credential().value(),
                record.plan().map(PlanCode::value).orElse(null),
                node,
                (double) lease.toSeconds(),
                (double) retention.toSeconds()));
        return database.preparedQuery(RESERVE)
                .execute(values)
                .flatMap(rows -> rows.size() > 0
                        ? Uni.createFrom().item(reserved(rows.iterator().next(), record))
                        : find(key, request, record, looksLeft));
    }

    private Uni<Reserved> find(ScopedKey key, byte[] request, UsageRecord record, int looksLeft) {
        Tuple scope = Tuple.of(
                key.application().value(), key.environment().name(), key.operation(), Buffer.buffer(key.keyHash()));
        return database.preparedQuery(FIND).execute(scope).flatMap(rows -> {
            Optional<Row> row = rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next());
            if (row.isPresent() && !row.get().getBoolean("expired")) {
                return Uni.createFrom().item(known(row.get(), request));
            }
            // It was let go this moment, or is too old to be known.
            return looksLeft == 0
                    ? Uni.createFrom().item(new Busy())
                    : database.preparedQuery(FORGET_EXPIRED)
                            .execute(scope)
                            .flatMap(forgotten -> reserve(key, request, record, looksLeft - 1));
        });
    }

    private static Reserved reserved(Row row, UsageRecord record) {
        CallId call = new CallId(row.getUUID("call_id"));
        int attempt = row.getInteger("attempt");
        Reservation reservation = new Reservation(call, attempt);
        return call.equals(record.call())
                ? new Fresh(reservation)
                : new TakenUp(reservation, asFirstMetered(call, row, record));
    }

    private static UsageRecord asFirstMetered(CallId call, Row row, UsageRecord record) {
        return new UsageRecord(
                call,
                row.getOffsetDateTime("received_at").toInstant(),
                new Correlator(row.getString("correlator")),
                record.environment(),
                record.organisation(),
                record.application(),
                new CredentialId(row.getString("credential")),
                Optional.ofNullable(row.getString("plan")).map(PlanCode::new),
                record.api(),
                record.operation());
    }

    private Reserved known(Row row, byte[] request) {
        if (!Arrays.equals(row.getBuffer("request_hash").getBytes(), request)) {
            return new OtherRequest();
        }
        var sealed = row.getBuffer("sealed_answer");
        return sealed == null
                ? new Busy()
                : new Answered(vault.open(sealed.getBytes(), new CallId(row.getUUID("call_id"))));
    }

    private Uni<Void> run(String statement, Tuple values) {
        return database.preparedQuery(statement)
                .execute(values)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .replaceWithVoid();
    }
}
