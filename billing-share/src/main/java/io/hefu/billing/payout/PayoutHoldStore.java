package io.hefu.billing.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.PayoutHold;
import io.hefu.core.payout.PayoutHold.Change;
import io.hefu.core.payout.PayoutHold.State;
import io.hefu.core.payout.PayoutHolds;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Suspended payouts, and every change there ever was. */
@Singleton
public class PayoutHoldStore implements PayoutHolds {

    /** Held back from the proposal of a suspension on, until a resumption is in force. */
    static final String HELD = """
            select distinct party from billing.payout_hold hold
            where (state = 'PROPOSED' and change = 'SUSPEND')
               or (state = 'IN_FORCE' and change = 'SUSPEND'
                   and not exists (select from billing.payout_hold later
                                   where later.party = hold.party and later.state = 'IN_FORCE'
                                     and (later.decided_at, later.id) > (hold.decided_at, hold.id)))""";

    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtextextended('billing.payout_hold/' || $1, 0)) as text)";

    private static final String OF_PARTY =
            "select * from billing.payout_hold where party = $1 order by proposed_at desc, id desc";

    private static final String INSERT = """
            insert into billing.payout_hold (id, party, change, state, reason, proposed_by, proposed_at)
            values ($1, $2, $3, 'PROPOSED', $4, $5, $6)""";

    private static final String DECIDE = """
            update billing.payout_hold set state = $3, decided_by = $4, decided_at = $5
            where party = $1 and id = $2 and state = 'PROPOSED'""";

    private final Pool pool;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public PayoutHoldStore(Pool pool, Clock clock, Supplier<UUID> ids) {
        this.pool = pool;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public CompletionStage<List<PayoutHold>> of(OrganisationId party) {
        return all(pool, party).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<PayoutHold> propose(OrganisationId party, Change change, String reason, Actor by) {
        UUID id = ids.get();
        return pool.withTransaction(connection -> lock(connection, party)
                        .chain(() -> all(connection, party))
                        .invoke(known -> requireChange(known, change))
                        .chain(() -> connection
                                .preparedQuery(INSERT)
                                .execute(Tuple.of(id, party.value(), change.name(), reason, by.username(), now())))
                        .chain(() -> one(connection, party, id)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<PayoutHold> decide(OrganisationId party, UUID hold, boolean approved, Actor by) {
        State wanted = approved ? State.IN_FORCE : State.REJECTED;
        return pool.withTransaction(connection -> lock(connection, party)
                        .chain(() -> one(connection, party, hold))
                        .chain(known -> isDecided(known, wanted, by)
                                ? Uni.createFrom().voidItem()
                                : connection
                                        .preparedQuery(DECIDE)
                                        .execute(Tuple.of(party.value(), hold, wanted.name(), by.username(), now()))
                                        .replaceWithVoid())
                        .chain(() -> one(connection, party, hold)))
                .subscribeAsCompletionStage();
    }

    private static boolean isDecided(PayoutHold known, State wanted, Actor by) {
        if (known.state() == wanted && known.decidedBy().equals(Optional.of(by.username()))) {
            return true;
        }
        if (known.state() != State.PROPOSED) {
            throw new RefusedException(PayoutRefusal.Plain.NO_HOLD);
        }
        if (known.proposedBy().equals(by.username())) {
            throw new RefusedException(PayoutRefusal.Plain.OWN_HOLD);
        }
        return false;
    }

    private static void requireChange(List<PayoutHold> known, Change change) {
        if (known.stream().anyMatch(hold -> hold.state() == State.PROPOSED)) {
            throw new RefusedException(PayoutRefusal.Plain.PROPOSAL_PENDING);
        }
        Change now = known.stream()
                .filter(hold -> hold.state() == State.IN_FORCE)
                .findFirst()
                .map(PayoutHold::change)
                .orElse(Change.RESUME);
        if (now == change) {
            throw new RefusedException(PayoutRefusal.Plain.HOLD_UNCHANGED);
        }
    }

    private static Uni<Void> lock(SqlClient connection, OrganisationId party) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(party.toString()))
                .replaceWithVoid();
    }

    private static Uni<PayoutHold> one(SqlClient client, OrganisationId party, UUID id) {
        return all(client, party)
                .map(known -> known.stream()
                        .filter(hold -> hold.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(PayoutRefusal.Plain.NO_HOLD)));
    }

    private static Uni<List<PayoutHold>> all(SqlClient client, OrganisationId party) {
        return client.preparedQuery(OF_PARTY).execute(Tuple.of(party.value())).map(PayoutHoldStore::holds);
    }

    private static List<PayoutHold> holds(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new PayoutHold(
                        row.getUUID("id"),
                        Change.valueOf(row.getString("change")),
                        State.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getOffsetDateTime("proposed_at").toInstant(),
                        Optional.ofNullable(row.getString("decided_by")),
                        Optional.ofNullable(row.getOffsetDateTime("decided_at")).map(OffsetDateTime::toInstant)))
                .toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
