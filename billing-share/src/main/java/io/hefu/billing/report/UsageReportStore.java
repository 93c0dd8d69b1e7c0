package io.hefu.billing.report;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.core.usage.RevenueSplit;
import io.hefu.core.usage.UsageReport;
import io.hefu.core.usage.UsageReports;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/**
 * Reports on calls and money. Each is one statement on the tallies, so that its numbers are of one instant and agree with
 * one another, and cost the same at a thousand calls and at a thousand million.
 */
@Singleton
public class UsageReportStore implements UsageReports {

    private static final String OF_DEVELOPER = """
            with counted as (
                select application, environment, api, operation, business_date,
                       calls, refused, billable, units, 0 as cost
                from billing.usage_tally
                where organisation = $1 and business_date between $2 and $3
                union all
                select application, environment, api, operation, business_date, 0, 0, 0, 0, cost_micro_yuan
                from billing.rated_tally
                where organisation = $1 and business_date between $2 and $3)
            select application, environment, api, operation, business_date,
                   sum(calls)::bigint as calls, sum(refused)::bigint as refused,
                   sum(billable)::bigint as billable, sum(units)::bigint as units, sum(cost)::bigint as cost
            from counted
            where $4::uuid is null or application = $4
            group by application, environment, api, operation, business_date
            order by application, environment, api, operation, business_date""";

    private static final String SPLIT = """
            select null::uuid as party, calls as records, 0 as lines, 0 as cost, 0 as share
            from billing.usage_tally where application = $1 and business_date between $2 and $3
            union all
            select null, 0, lines, cost_micro_yuan, 0
            from billing.rated_tally where application = $1 and business_date between $2 and $3
            union all
            select party, 0, 0, 0, sum(share_micro_yuan)::bigint
            from billing.share_tally where application = $1 and business_date between $2 and $3
            group by party""";

    private static final String STATEMENT = """
            select api, operation, agreement_version, sum(billable)::bigint as billable,
                   sum(gross_micro_yuan)::bigint as gross, sum(share_micro_yuan)::bigint as share
            from billing.share_tally
            where party = $1 and business_date between $2 and $3
            group by api, operation, agreement, agreement_version
            order by api, operation, agreement, agreement_version""";

    private final Pool pool;
    private final Clock clock;

    public UsageReportStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public CompletionStage<UsageReport> ofDeveloper(
            OrganisationId developer, Optional<ApplicationId> application, YearMonth month) {
        return pool.preparedQuery(OF_DEVELOPER)
                .execute(Tuple.of(
                        developer.value(),
                        month.atDay(1),
                        month.atEndOfMonth(),
                        application.map(ApplicationId::value).orElse(null)))
                .map(rows -> MonthOfUsage.report(month, usage(rows)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<RevenueSplit> splitOf(ApplicationId application, YearMonth month) {
        return pool.preparedQuery(SPLIT)
                .execute(Tuple.of(application.value(), month.atDay(1), month.atEndOfMonth()))
                .map(UsageReportStore::split)
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<PartnerStatement> monthToDate(OrganisationId partner, YearMonth month) {
        return Uni.createFrom()
                .item(clock::instant)
                .chain(asOf -> statement(partner, month, asOf))
                .subscribeAsCompletionStage();
    }

    private Uni<PartnerStatement> statement(OrganisationId partner, YearMonth month, Instant asOf) {
        return pool.preparedQuery(STATEMENT)
                .execute(Tuple.of(partner.value(), month.atDay(1), month.atEndOfMonth()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(UsageReportStore::statementLine)
                        .toList())
                .map(lines -> new PartnerStatement(partner, month, asOf, lines));
    }

    private static List<DayOfUsage> usage(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new DayOfUsage(
                        new ApplicationId(row.getUUID("application")),
                        Environment.valueOf(row.getString("environment")),
                        new ApiName(row.getString("api")),
                        row.getString("operation"),
                        row.getLocalDate("business_date"),
                        row.getLong("calls"),
                        row.getLong("refused"),
                        row.getLong("billable"),
                        row.getLong("units"),
                        new Money(row.getLong("cost"))))
                .toList();
    }

    private static RevenueSplit split(RowSet<Row> rows) {
        long records = 0;
        long lines = 0;
        Money cost = Money.ZERO;
        Map<OrganisationId, Money> shares = new HashMap<>();
        for (Row row : rows) {
            records += row.getLong("records");
            lines += row.getLong("lines");
            cost = cost.plus(new Money(row.getLong("cost")));
            UUID party = row.getUUID("party");
            if (party != null) {
                shares.put(new OrganisationId(party), new Money(row.getLong("share")));
            }
        }
        return new RevenueSplit(records, lines, cost, shares);
    }

    private static PartnerStatement.Line statementLine(Row row) {
        return new PartnerStatement.Line(
                new ApiName(row.getString("api")),
                row.getString("operation"),
                row.getInteger("agreement_version"),
                row.getLong("billable"),
                new Money(row.getLong("gross")),
                new Money(row.getLong("share")));
    }
}
