package io.hefu.billing.rating;

import io.hefu.billing.queue.Stretch;
import io.hefu.billing.tally.TallyKey;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the calls to rate. */
final class AnsweredUsageStore {

    private static final String USAGE = """
            select usage_record.call_id, business_date, organisation, application, environment, api, operation,
                   received_at, plan, billable, units, %s as released
            from billing.usage_record
            """;

    private static final String SUSPENDED = USAGE.formatted("approved_by is not null") + """
            join billing.rating_suspense using (call_id)
                 left join billing.suspense_release using (call_id)
            where tried_at < $1 order by tried_at limit $2
            for update of rating_suspense skip locked""";

    private static final String IN_STRETCH = USAGE.formatted("false") + """
            where node = $1 and epoch = $2 and sequence between $3 and $4 and state = 'ANSWERED'
            order by sequence""";

    Uni<List<AnsweredUsage>> in(SqlClient connection, List<Stretch> stretches) {
        return Multi.createFrom()
                .iterable(stretches)
                .onItem()
                .transformToUniAndConcatenate(stretch -> in(connection, stretch))
                .collect()
                .with(Collectors.flatMapping(List::stream, Collectors.toList()));
    }

    /** Suspended calls that have not been tried since, held until the transaction ends. */
    Uni<List<AnsweredUsage>> suspended(SqlClient connection, Instant triedBefore, int most) {
        return connection
                .preparedQuery(SUSPENDED)
                .execute(Tuple.of(triedBefore.atOffset(ZoneOffset.UTC), most))
                .map(AnsweredUsageStore::usages);
    }

    private static Uni<List<AnsweredUsage>> in(SqlClient connection, Stretch stretch) {
        return connection
                .preparedQuery(IN_STRETCH)
                .execute(Tuple.of(stretch.node(), stretch.epoch(), stretch.firstSequence(), stretch.lastSequence()))
                .map(AnsweredUsageStore::usages);
    }

    private static List<AnsweredUsage> usages(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AnsweredUsageStore::usage)
                .toList();
    }

    private static AnsweredUsage usage(Row row) {
        TallyKey key = new TallyKey(
                row.getLocalDate("business_date"),
                new OrganisationId(row.getUUID("organisation")),
                new ApplicationId(row.getUUID("application")),
                Environment.valueOf(row.getString("environment")),
                new ApiName(row.getString("api")),
                row.getString("operation"));
        return new AnsweredUsage(
                new CallId(row.getUUID("call_id")),
                key,
                row.getOffsetDateTime("received_at").toInstant(),
                Optional.ofNullable(row.getString("plan")).map(PlanCode::new),
                row.getBoolean("billable"),
                row.getLong("units"),
                row.getBoolean("released"));
    }
}
