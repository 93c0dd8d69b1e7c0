package io.hefu.billing.intake;

import io.hefu.billing.columns.Columns;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Result;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Usage records: one row a call. */
final class UsageRecordStore {

    private static final String KNOWN = """
            select call_id, state, payload_hash, status, code, units, billable, latency_micros
            from billing.usage_record where call_id = any($1) order by call_id for update""";

    private static final String INSERT = """
            insert into billing.usage_record
                (node, epoch, stored_at, call_id, sequence, received_at, business_date, correlator, environment,
                 organisation, application, credential, plan, api, operation, state, payload_hash,
                 status, code, units, billable, latency_micros, deciding_stage, stage_refused, reached_limit)
            select $1, $2, $3, *
            from unnest($4::uuid[], $5::bigint[], $6::timestamptz[], $7::date[], $8::text[], $9::text[],
                 $10::uuid[], $11::uuid[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
                 $17::bytea[], $18::smallint[], $19::text[], $20::bigint[], $21::boolean[], $22::bigint[],
                 $23::text[], $24::boolean[], $25::text[])""";

    private static final String COMPLETE = """
            update billing.usage_record
            set state = 'ANSWERED', node = $1, epoch = $2, stored_at = $3, sequence = outcome.sequence,
                status = outcome.status, code = outcome.code, units = outcome.units, billable = outcome.billable,
                latency_micros = outcome.latency_micros, deciding_stage = outcome.deciding_stage,
                stage_refused = outcome.stage_refused, reached_limit = outcome.reached_limit
            from unnest($4::uuid[], $5::bigint[], $6::smallint[], $7::text[], $8::bigint[], $9::boolean[],
                 $10::bigint[], $11::text[], $12::boolean[], $13::text[])
                 as outcome (call_id, sequence, status, code, units, billable, latency_micros, deciding_stage,
                             stage_refused, reached_limit)
            where usage_record.call_id = outcome.call_id""";

    private static final String GIVE_UP = """
            update billing.usage_record set state = 'UNKNOWN', stored_at = $3
            where node = $1 and epoch = $2 and state = 'INTENT'""";

    /** What is stored of the calls that a batch is about, held until the transaction ends. */
    Uni<Map<CallId, KnownCall>> known(SqlClient connection, UsageBatch batch) {
        UUID[] calls = batch.entries().stream()
                .map(UsageEntry::call)
                .map(CallId::value)
                .distinct()
                .sorted()
                .toArray(UUID[]::new);
        return connection.preparedQuery(KNOWN).execute(Tuple.of(calls)).map(rows -> {
            Map<CallId, KnownCall> known = new HashMap<>();
            rows.forEach(row -> known.put(new CallId(row.getUUID("call_id")), knownCall(row)));
            return known;
        });
    }

    Uni<Void> insert(SqlClient connection, UsageBatch batch, Collection<UsageRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<UsageRow> columns = Columns.of(rows)
                .same(batch.node())
                .same(batch.epoch())
                .same(now.atOffset(ZoneOffset.UTC))
                .column(UUID[]::new, row -> row.call().value())
                .column(Long[]::new, UsageRow::sequence)
                .column(OffsetDateTime[]::new, row -> row.record().receivedAt().atOffset(ZoneOffset.UTC))
                .column(LocalDate[]::new, UsageRow::businessDate)
                .column(String[]::new, row -> row.record().correlator().value())
                .column(String[]::new, row -> row.record().environment().name())
                .column(UUID[]::new, row -> row.record().organisation().value())
                .column(UUID[]::new, row -> row.record().application().value())
                .column(String[]::new, row -> row.record().credential().value())
                .column(
                        String[]::new,
                        row -> row.record().plan().map(PlanCode::value).orElse(null))
                .column(String[]::new, row -> row.record().api().value())
                .column(String[]::new, row -> row.record().operation())
                .column(String[]::new, row -> row.state().name())
                .column(Buffer[]::new, row -> Buffer.buffer(row.payload().bytes()));
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(withResults(columns).parameters()))
                .replaceWithVoid();
    }

    /** Whoever answers a call has its record: the run that began it may have been cut short. */
    Uni<Void> complete(SqlClient connection, UsageBatch batch, Collection<UsageRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<UsageRow> columns = Columns.of(rows)
                .same(batch.node())
                .same(batch.epoch())
                .same(now.atOffset(ZoneOffset.UTC))
                .column(UUID[]::new, row -> row.call().value())
                .column(Long[]::new, UsageRow::sequence);
        return connection
                .preparedQuery(COMPLETE)
                .execute(Tuple.from(withResults(columns).parameters()))
                .replaceWithVoid();
    }

    /** Gives up the intents of a run that can no longer be answered. */
    Uni<Void> giveUpIntents(SqlClient connection, JournalCursor ended, Instant now) {
        return connection
                .preparedQuery(GIVE_UP)
                .execute(Tuple.of(ended.node(), ended.epoch(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Columns<UsageRow> withResults(Columns<UsageRow> columns) {
        return columns.column(
                        Short[]::new,
                        row -> row.result()
                                .map(result -> (short) result.status())
                                .orElse(null))
                .column(String[]::new, row -> row.result().map(Result::code).orElse(null))
                .column(Long[]::new, row -> row.result().map(Result::units).orElse(null))
                .column(
                        Boolean[]::new,
                        row -> row.result().map(Result::billable).orElse(null))
                .column(
                        Long[]::new,
                        row -> row.result().map(Result::latencyMicros).orElse(null))
                .column(String[]::new, row -> decided(row).map(Decided::stage).orElse(null))
                .column(
                        Boolean[]::new,
                        row -> decided(row).map(Decided::refused).orElse(null))
                .column(
                        String[]::new,
                        row -> decided(row).flatMap(Decided::limit).orElse(null));
    }

    private static Optional<Decided> decided(UsageRow row) {
        return row.result().flatMap(Result::decided);
    }

    private static KnownCall knownCall(Row row) {
        UsageState state = UsageState.valueOf(row.getString("state"));
        PayloadHash payload = new PayloadHash(row.getBuffer("payload_hash").getBytes());
        Optional<Result> result = state == UsageState.ANSWERED ? Optional.of(result(row)) : Optional.empty();
        return new KnownCall(state, payload, result);
    }

    private static Result result(Row row) {
        return new Result(
                row.getShort("status"),
                row.getString("code"),
                row.getLong("units"),
                row.getBoolean("billable"),
                row.getLong("latency_micros"));
    }
}
