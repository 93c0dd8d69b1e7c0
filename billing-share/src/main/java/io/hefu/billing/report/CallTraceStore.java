package io.hefu.billing.report;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.usage.CallTraces;
import io.hefu.core.usage.UnknownCalls;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** Single calls: by the correlator that caller and gateway both know, and those that nobody knows the end of. */
@Singleton
public class CallTraceStore implements CallTraces, UnknownCalls {

    private static final String COLUMNS = """
            select call_id, received_at, correlator, environment, organisation, application, credential, plan, api,
                   operation, status, code, units, billable, latency_micros, deciding_stage, stage_refused, reached_limit,
                   price_version, gross_micro_yuan
            from billing.usage_record left join billing.rated_usage using (call_id)
            """;
    private static final String NEWEST = " order by received_at desc, call_id limit " + MOST;
    private static final String OF_ALL = COLUMNS + "where correlator = $1" + NEWEST;
    private static final String OF_ORGANISATION = COLUMNS + "where correlator = $1 and organisation = $2" + NEWEST;
    private static final String UNKNOWN =
            COLUMNS + "where state = 'UNKNOWN' and call_id > $1 order by call_id limit $2";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Pool pool;

    public CallTraceStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<List<RecordedCall>> withCorrelator(
            Correlator correlator, Optional<OrganisationId> organisation) {
        String statement = organisation.isPresent() ? OF_ORGANISATION : OF_ALL;
        Tuple parameters = Tuple.of(correlator.value());
        organisation.ifPresent(whose -> parameters.addValue(whose.value()));
        return pool.preparedQuery(statement)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CallTraceStore::call)
                        .toList())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<UsageRecord>> after(Optional<CallId> last, int most) {
        return pool.preparedQuery(UNKNOWN)
                .execute(Tuple.of(last.map(CallId::value).orElse(BEFORE_ALL), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CallTraceStore::record)
                        .toList())
                .subscribeAsCompletionStage();
    }

    private static RecordedCall call(Row row) {
        return new RecordedCall(
                record(row),
                row.getShort("status") == null ? Optional.empty() : Optional.of(result(row)),
                Optional.ofNullable(row.getLong("gross_micro_yuan"))
                        .map(cost ->
                                new Receipt(Optional.ofNullable(row.getInteger("price_version")), new Money(cost))));
    }

    private static UsageRecord record(Row row) {
        return new UsageRecord(
                new CallId(row.getUUID("call_id")),
                row.getOffsetDateTime("received_at").toInstant(),
                new Correlator(row.getString("correlator")),
                Environment.valueOf(row.getString("environment")),
                new OrganisationId(row.getUUID("organisation")),
                new ApplicationId(row.getUUID("application")),
                new CredentialId(row.getString("credential")),
                Optional.ofNullable(row.getString("plan")).map(PlanCode::new),
                new ApiName(row.getString("api")),
                row.getString("operation"));
    }

    private static Result result(Row row) {
        return new Result(
                row.getShort("status"),
                row.getString("code"),
                row.getLong("units"),
                row.getBoolean("billable"),
                row.getLong("latency_micros"),
                Optional.ofNullable(row.getString("deciding_stage"))
                        .map(stage -> new Decided(
                                stage,
                                row.getBoolean("stage_refused"),
                                Optional.ofNullable(row.getString("reached_limit")))));
    }
}
