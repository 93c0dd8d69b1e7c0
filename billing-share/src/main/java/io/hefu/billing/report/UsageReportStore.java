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
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
                where organisation = $1 and business_date between $2 and $3
                union all
                select application, 'LIVE', api, operation, business_date, 0, 0, 0, 0, gross_micro_yuan
                from billing.correction
                where organisation = $1 and business_date between $2 and $3 and reason <> 'LATE_CALL')
            select application, environment, api, operation, business_date,
                   sum(calls)::bigint as calls, sum(refused)::bigint as refused,
                   sum(billable)::bigint as billable, sum(units)::bigint as units, sum(cost)::bigint as cost
            from counted
            where $4::uuid is null or application = $4
            group by application, environment, api, operation, business_date
            order by application, environment, api, operation, business_date""";

    /** Of each line the application called: what that cost, and what all calls of the line cost and brought to whom. */
    private static final String SPLIT = """
            with cost as (
                select api, operation, business_date, sum(lines)::bigint as lines, sum(cost)::bigint as cost
                from (
                    select api, operation, business_date, lines, cost_micro_yuan as cost
                    from billing.rated_tally where application = $1 and business_date between $2 and $3
                    union all
                    select api, operation, business_date, 0, gross_micro_yuan
                    from billing.correction
                    where application = $1 and business_date between $2 and $3 and reason <> 'LATE_CALL') as charged
                group by api, operation, business_date),
            shared as (
                select api, operation, business_date, party, sum(share_micro_yuan)::bigint as share
                from (
                    select api, operation, business_date, party, share_micro_yuan
                    from billing.share_tally where business_date between $2 and $3
                    union all
                    select api, operation, business_date, party, share_micro_yuan
                    from billing.correction join billing.correction_share on correction = id
                    where business_date between $2 and $3 and application is not null) as booked
                group by api, operation, business_date, party)
            select null as api, null as operation, null::date as business_date, null::uuid as party,
                   sum(calls)::bigint as records, 0 as lines, 0 as cost, 0 as share
            from billing.usage_tally where application = $1 and business_date between $2 and $3
            union all
            select api, operation, business_date, null, 0, lines, cost, 0 from cost
            union all
            select api, operation, business_date, party, 0, 0, cost, share
            from cost join shared using (api, operation, business_date)""";

    private static final String STATEMENT = """
            select api, operation, agreement_version, sum(billable)::bigint as billable,
                   sum(gross_micro_yuan)::bigint as gross, sum(share_micro_yuan)::bigint as share
            from (
                select api, operation, agreement, agreement_version, billable, gross_micro_yuan, share_micro_yuan
                from billing.share_tally where party = $1 and booked_on between $2 and $3
                union all
                select api, operation, agreement, agreement_version, calls, gross_micro_yuan, share_micro_yuan
                from billing.correction join billing.correction_share on correction = id
                where party = $1 and booked_on between $2 and $3) as booked
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

    private record Line(String api, String operation, LocalDate businessDate) {}

    private static RevenueSplit split(RowSet<Row> rows) {
        long records = 0;
        long lines = 0;
        Money cost = Money.ZERO;
        Map<Line, Money> costs = new HashMap<>();
        Map<Line, SortedMap<UUID, Money>> shared = new HashMap<>();
        for (Row row : rows) {
            Line line = new Line(row.getString("api"), row.getString("operation"), row.getLocalDate("business_date"));
            Money amount = new Money(row.getLong("cost"));
            UUID party = row.getUUID("party");
            if (party == null) {
                records += Optional.ofNullable(row.getLong("records")).orElse(0L);
                lines += row.getLong("lines");
                cost = cost.plus(amount);
            } else {
                costs.put(line, amount);
                shared.computeIfAbsent(line, key -> new TreeMap<>()).put(party, new Money(row.getLong("share")));
            }
        }
        Map<OrganisationId, Money> shares = new HashMap<>();
        shared.forEach((line, all) -> divide(costs.get(line), all)
                .forEach((party, share) -> shares.merge(new OrganisationId(party), share, Money::plus)));
        return new RevenueSplit(records, lines, cost, shares);
    }

    /** As all calls of a line were shared, so are one application's; what rounding leaves goes to the last party. */
    private static Map<UUID, Money> divide(Money cost, SortedMap<UUID, Money> shares) {
        Money whole = shares.values().stream().reduce(Money.ZERO, Money::plus);
        Map<UUID, Money> parts = new HashMap<>();
        if (whole.equals(Money.ZERO)) {
            return parts;
        }
        Money rest = cost;
        for (Map.Entry<UUID, Money> share : shares.entrySet()) {
            boolean last = share.getKey().equals(shares.lastKey());
            Money part = last ? rest : part(cost, share.getValue(), whole);
            parts.put(share.getKey(), part);
            rest = rest.minus(part);
        }
        return parts;
    }

    private static Money part(Money cost, Money share, Money whole) {
        return new Money(BigInteger.valueOf(cost.microYuan())
                .multiply(BigInteger.valueOf(share.microYuan()))
                .divide(BigInteger.valueOf(whole.microYuan()))
                .longValueExact());
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
