package io.hefu.billing.intake;

import io.hefu.billing.columns.Columns;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Entries that people have to decide on, whole. */
final class UsageSuspenseStore {

    private static final String INSERT = """
            insert into billing.usage_suspense (node, epoch, suspended_at, sequence, call_id, reason, entry)
            select $1, $2, $3, * from unnest($4::bigint[], $5::uuid[], $6::text[], $7::jsonb[])""";

    Uni<Void> add(SqlClient connection, UsageBatch batch, List<SuspendedEntry> suspended, Instant now) {
        if (suspended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Columns.of(suspended)
                .same(batch.node())
                .same(batch.epoch())
                .same(now.atOffset(ZoneOffset.UTC))
                .column(Long[]::new, SuspendedEntry::sequence)
                .column(UUID[]::new, entry -> entry.entry().call().value())
                .column(String[]::new, entry -> entry.reason().name())
                .column(JsonObject[]::new, entry -> json(entry.entry()))
                .parameters();
        return connection.preparedQuery(INSERT).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static JsonObject json(UsageEntry entry) {
        UsageRecord record = entry.record();
        JsonObject json = new JsonObject()
                .put("receivedAt", record.receivedAt().toString())
                .put("correlator", record.correlator().value())
                .put("environment", record.environment().name())
                .put("organisation", record.organisation().toString())
                .put("application", record.application().toString())
                .put("credential", record.credential().value())
                .put("plan", record.plan().map(PlanCode::value).orElse(null))
                .put("api", record.api().value())
                .put("operation", record.operation());
        if (entry instanceof Outcome outcome) {
            json.put(
                    "result",
                    new JsonObject()
                            .put("status", outcome.result().status())
                            .put("code", outcome.result().code())
                            .put("units", outcome.result().units())
                            .put("billable", outcome.result().billable())
                            .put("latencyMicros", outcome.result().latencyMicros()));
        }
        return json;
    }
}
