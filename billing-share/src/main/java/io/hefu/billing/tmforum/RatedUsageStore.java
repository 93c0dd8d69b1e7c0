package io.hefu.billing.tmforum;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.tmforum.RatedUsage;
import io.hefu.core.tmforum.RatedUsage.Rating;
import io.hefu.core.tmforum.RatedUsage.State;
import io.hefu.core.tmforum.RatedUsages;
import io.hefu.core.tmforum.Slice;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/**
 * Single calls with what they cost. Ids of calls begin with the time at which they were made (UUIDv7), so that a stretch of
 * time is a stretch of the primary key.
 */
@Singleton
public class RatedUsageStore implements RatedUsages {

    private static final String CALLS = """
            select usage.call_id, received_at, correlator, environment, organisation, application, credential, plan, api,
                   operation, status, code, units, billable, latency_micros, rated_at, gross_micro_yuan,
                   case when exists (select from billing.settlement_period period
                                     where period.kind = 'MONTH' and period.state = 'ISSUED'
                                       and period.starts_on = date_trunc('month', rated.booked_on)::date) then 'BILLED'
                        when exists (select from billing.correction where correction.call_id = usage.call_id)
                            then 'RERATED'
                        when rated_at is not null then 'RATED'
                        when suspended_at is not null then 'REJECTED'
                        else 'RECEIVED' end as stage
            from billing.usage_record usage
                 left join billing.rated_usage rated on rated.call_id = usage.call_id
                 left join billing.rating_suspense suspense on suspense.call_id = usage.call_id
            """;

    private static final String WANTED = "with call as (" + CALLS + """
            where usage.call_id >= $1 and usage.call_id < $2 and received_at >= $3 and received_at < $4
              and ($5::uuid is null or organisation = $5) and ($6::uuid is null or application = $6)
              and ($7::text is null or api = $7))
            """;

    private static final String PAGE = WANTED
            + "select * from call where $8::text is null or stage = $8 order by received_at, call_id limit $9 offset $10";

    private static final String COUNT =
            WANTED + "select count(*) as total from call where $8::text is null or stage = $8";

    private static final String ONE = CALLS + "where usage.call_id = $1 and ($2::uuid is null or organisation = $2)";

    /** The clock may have been set between the id's making and the call's receipt. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final int BITS_BELOW_MILLIS = 16;

    private final Pool pool;

    public RatedUsageStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Slice<RatedUsage>> list(Filter filter, int offset, int limit) {
        List<Object> wanted = new ArrayList<>(List.of(
                firstId(filter.from().minus(MARGIN)),
                firstId(filter.to().plus(MARGIN)),
                filter.from().atOffset(ZoneOffset.UTC),
                filter.to().atOffset(ZoneOffset.UTC)));
        wanted.add(filter.organisation().map(OrganisationId::value).orElse(null));
        wanted.add(filter.application().map(ApplicationId::value).orElse(null));
        wanted.add(filter.api().map(ApiName::value).orElse(null));
        wanted.add(filter.state().map(State::name).orElse(null));
        List<Object> page = new ArrayList<>(wanted);
        page.add(limit);
        page.add(offset);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.from(page))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RatedUsageStore::usage)
                        .toList())
                .chain(found -> pool.preparedQuery(COUNT)
                        .execute(Tuple.from(wanted))
                        .map(rows -> new Slice<>(found, rows.iterator().next().getLong("total"))))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<RatedUsage>> find(Optional<OrganisationId> organisation, CallId call) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(
                        call.value(), organisation.map(OrganisationId::value).orElse(null)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RatedUsageStore::usage)
                        .findFirst())
                .subscribeAsCompletionStage();
    }

    private static UUID firstId(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << BITS_BELOW_MILLIS, 0);
    }

    private static RatedUsage usage(Row row) {
        UsageRecord record = new UsageRecord(
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
        return new RatedUsage(
                record,
                State.valueOf(row.getString("stage")),
                Optional.ofNullable(row.getShort("status")).map(status -> result(row, status)),
                Optional.ofNullable(row.getOffsetDateTime("rated_at"))
                        .map(at -> new Rating(at.toInstant(), new Money(row.getLong("gross_micro_yuan")))));
    }

    private static Result result(Row row, int status) {
        return new Result(
                status,
                row.getString("code"),
                row.getLong("units"),
                row.getBoolean("billable"),
                row.getLong("latency_micros"));
    }
}
