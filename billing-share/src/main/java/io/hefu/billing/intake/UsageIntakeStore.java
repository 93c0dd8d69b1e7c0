package io.hefu.billing.intake;

import io.hefu.billing.queue.RatingQueueStore;
import io.hefu.billing.queue.Stretch;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageIntake;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Takes in the journals of the gateways. What a delivery brings and the cursor that passes it are committed together, so
 * that each entry counts once for good, with no window after which a repetition would be forgotten.
 */
@Singleton
public class UsageIntakeStore implements UsageIntake {

    private final Pool pool;
    private final Clock clock;
    private final RatingQueueStore queue = new RatingQueueStore();
    private final NodeEpochStore epochs = new NodeEpochStore();
    private final UsageRecordStore records = new UsageRecordStore();
    private final UsageTallyStore tallies = new UsageTallyStore();
    private final UsageSuspenseStore suspense = new UsageSuspenseStore();

    public UsageIntakeStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Long> beginEpoch(String node) {
        return epochs.begin(pool, node, clock.instant()).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Long> storedUpTo(String node, long epoch) {
        return epochs.storedUpTo(pool, node, epoch).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> store(UsageBatch batch) {
        return pool.withTransaction(connection -> epochs.lock(connection, batch.node(), batch.epoch())
                        .map(cursor -> cursor.unseen(batch))
                        .chain(unseen -> unseen.map(tail -> take(connection, tail))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> storedUntil(String node, long epoch, long lastSequence, Instant until) {
        return epochs.storedUntil(pool, node, epoch, lastSequence, until).subscribeAsCompletionStage();
    }

    /**
     * {@inheritDoc}
     *
     * <p>This is the moment at which intents without an outcome become unknown, and the only one: the run's cursor stands at
     * its last entry and, once ended, refuses to go on. Only another run, that takes the call up again, can still answer it. A later run that begins proves nothing; the
     * journal of the earlier one may still be on its way.
     */
    @Override
    public CompletionStage<Void> endEpoch(String node, long epoch, long lastSequence) {
        return pool.withTransaction(connection -> epochs.lock(connection, node, epoch)
                        .chain(cursor -> cursor.endsNowAt(lastSequence)
                                ? end(connection, cursor)
                                : Uni.createFrom().voidItem()))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> take(SqlConnection connection, UsageBatch batch) {
        Instant now = clock.instant();
        return records.known(connection, batch)
                .map(known -> IntakePlan.of(batch, known))
                .chain(plan -> records.insert(connection, batch, plan.inserts(), now)
                        .chain(() -> records.complete(connection, batch, plan.completions(), now))
                        .chain(() -> suspense.add(connection, batch, plan.suspended(), now))
                        .chain(() -> count(connection, batch, plan.answered())))
                .chain(() -> epochs.advance(connection, batch.node(), batch.epoch(), batch.lastSequence()));
    }

    private Uni<Void> count(SqlConnection connection, UsageBatch batch, List<UsageRow> answered) {
        if (answered.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var stretch = new Stretch(batch.node(), batch.epoch(), batch.firstSequence(), batch.lastSequence());
        return tallies.add(connection, batch.node(), UsageTally.of(answered))
                .chain(() -> queue.add(connection, stretch));
    }

    private Uni<Void> end(SqlConnection connection, JournalCursor cursor) {
        Instant now = clock.instant();
        return records.giveUpIntents(connection, cursor, now).chain(() -> epochs.end(connection, cursor, now));
    }
}
