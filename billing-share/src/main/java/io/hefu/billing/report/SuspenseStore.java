package io.hefu.billing.report;

import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApiName;
import io.hefu.core.usage.SuspendedCall;
import io.hefu.core.usage.SuspendedEntry;
import io.hefu.core.usage.Suspense;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** What waits for people, and what they decided. */
@Singleton
public class SuspenseStore implements Suspense {

    private static final String CALLS = """
            select call_id, correlator, reason, suspended_at, received_at, business_date, plan, api, operation,
                   proposed_by, approved_by
            from billing.rating_suspense
                 join billing.usage_record using (call_id)
                 left join billing.suspense_release using (call_id)
            where $1::text is null or reason = $1
            order by suspended_at, call_id limit $2""";

    private static final String ENTRIES = """
            select node, epoch, sequence, call_id, reason, suspended_at, entry::text as entry, note, decided_by
            from billing.usage_suspense left join billing.usage_suspense_decision using (node, epoch, sequence)
            order by decided_at is not null, suspended_at, node, epoch, sequence limit $1""";

    private static final String PROPOSE = """
            insert into billing.suspense_release (call_id, note, proposed_by, proposed_at)
            select call_id, $2, $3, $4 from billing.rating_suspense where call_id = any($1)
            on conflict do nothing""";

    private static final String APPROVE = """
            update billing.suspense_release set approved_by = $2, approved_at = $3
            where call_id = any($1) and approved_by is null and proposed_by <> $2""";

    private static final String DECIDE = """
            insert into billing.usage_suspense_decision (node, epoch, sequence, note, decided_by, decided_at)
            select node, epoch, sequence, $4, $5, $6 from billing.usage_suspense
            where node = $1 and epoch = $2 and sequence = $3
            on conflict do nothing""";

    private final Pool pool;
    private final Clock clock;

    public SuspenseStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public CompletionStage<List<SuspendedCall>> calls(Optional<String> reason, int most) {
        return pool.preparedQuery(CALLS)
                .execute(Tuple.of(reason.orElse(null), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SuspenseStore::call)
                        .toList())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<SuspendedEntry>> entries(int most) {
        return pool.preparedQuery(ENTRIES)
                .execute(Tuple.of(most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SuspenseStore::entry)
                        .toList())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Integer> propose(Collection<CallId> calls, String note, String user) {
        return pool.preparedQuery(PROPOSE)
                .execute(Tuple.of(ids(calls), note, user, now()))
                .map(rows -> rows.rowCount())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Integer> approve(Collection<CallId> calls, String user) {
        return pool.preparedQuery(APPROVE)
                .execute(Tuple.of(ids(calls), user, now()))
                .map(rows -> rows.rowCount())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Boolean> decide(String node, long epoch, long sequence, String note, String user) {
        return pool.preparedQuery(DECIDE)
                .execute(Tuple.of(node, epoch, sequence, note, user, now()))
                .map(rows -> rows.rowCount() > 0)
                .subscribeAsCompletionStage();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static UUID[] ids(Collection<CallId> calls) {
        return calls.stream().map(CallId::value).toArray(UUID[]::new);
    }

    private static SuspendedCall call(Row row) {
        return new SuspendedCall(
                new CallId(row.getUUID("call_id")),
                row.getString("correlator"),
                row.getString("reason"),
                row.getOffsetDateTime("suspended_at").toInstant(),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getLocalDate("business_date"),
                Optional.ofNullable(row.getString("plan")),
                new ApiName(row.getString("api")),
                row.getString("operation"),
                Optional.ofNullable(row.getString("proposed_by")),
                Optional.ofNullable(row.getString("approved_by")));
    }

    private static SuspendedEntry entry(Row row) {
        return new SuspendedEntry(
                row.getString("node"),
                row.getLong("epoch"),
                row.getLong("sequence"),
                new CallId(row.getUUID("call_id")),
                row.getString("reason"),
                row.getOffsetDateTime("suspended_at").toInstant(),
                row.getString("entry"),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("decided_by")));
    }
}
