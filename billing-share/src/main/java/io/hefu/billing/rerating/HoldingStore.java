package io.hefu.billing.rerating;

import io.hefu.billing.columns.Columns;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.Used;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.Reratings.Asked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Under what price and agreement calls are now, line by line: as they were rated, and as they were moved since. */
final class HoldingStore {

    /** Calls of a business date are booked on it, and late ones on a later date that the tallies know of. */
    private static final String BOOKED_ON = """
            select distinct booked_on from billing.share_tally
            where business_date = $1 and api = $2 and booked_on > business_date
            union
            select booked_on from billing.correction
            where business_date = $1 and api = $2 and reason = 'LATE_CALL'""";

    private static final String HOLDINGS = """
            with rated as (
                select organisation, application, operation, price_version, agreement, agreement_version,
                       count(*) as calls, sum(units) as units, sum(gross_micro_yuan) as gross
                from billing.rated_usage rated join billing.usage_record usage using (call_id)
                where booked_on = any($1) and agreement is not null and business_date = $2 and plan = $3 and api = $4
                      and ($5::text is null or operation = $5)
                      and not exists (select from billing.refunded_call refunded
                                      where refunded.call_id = rated.call_id)
                group by organisation, application, operation, price_version, agreement, agreement_version),
            moved as (
                select organisation, application, operation, price_version, agreement, agreement_version,
                       calls, units, gross_micro_yuan as gross
                from billing.rerated_line
                where business_date = $2 and plan = $3 and api = $4 and ($5::text is null or operation = $5))
            select organisation, application, operation, price_version, agreement, agreement_version,
                   sum(calls)::bigint as calls, sum(units)::bigint as units, sum(gross)::bigint as gross
            from (select * from rated union all select * from moved) as both_of_them
            group by organisation, application, operation, price_version, agreement, agreement_version
            having sum(calls) <> 0
            order by application, operation, price_version, agreement, agreement_version""";

    private static final String INSERT = """
            insert into billing.rerated_line
                (rerating, organisation, application, plan, api, operation, business_date, price_version, agreement,
                 agreement_version, calls, units, gross_micro_yuan)
            select $1, organisation, application, plan, api, operation, business_date, price_version, agreement, version,
                   sum(calls), sum(units), sum(gross)
            from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[], $8::integer[],
                 $9::text[], $10::integer[], $11::bigint[], $12::bigint[], $13::bigint[])
                 as moved (organisation, application, plan, api, operation, business_date, price_version, agreement,
                           version, calls, units, gross)
            group by organisation, application, plan, api, operation, business_date, price_version, agreement, version""";

    private static final String INSERT_CORRECTIONS =
            "insert into billing.rerated_correction (correction, rerating) select unnest($1::uuid[]), $2";

    Uni<List<Holding>> on(SqlClient client, Asked asked, LocalDate businessDate) {
        return client.preparedQuery(BOOKED_ON)
                .execute(Tuple.of(businessDate, asked.api().value()))
                .map(rows -> Stream.concat(
                                Stream.of(businessDate),
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> row.getLocalDate("booked_on")))
                        .toArray(LocalDate[]::new))
                .chain(dates -> client.preparedQuery(HOLDINGS)
                        .execute(Tuple.from(Arrays.asList(
                                dates,
                                businessDate,
                                asked.plan().value(),
                                asked.api().value(),
                                asked.operation().orElse(null)))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> holding(row, asked.plan(), asked.api(), businessDate))
                        .toList());
    }

    /** Remembers what a rerating moved, and the corrections, booked already, that came of it. */
    Uni<Void> add(SqlClient connection, UUID rerating, List<Move> moves, List<Correction> corrections) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = corrections.stream().map(Correction::id).toArray(UUID[]::new);
        return add(connection, rerating, moves)
                .chain(() -> connection.preparedQuery(INSERT_CORRECTIONS).execute(Tuple.of(ids, rerating)))
                .replaceWithVoid();
    }

    private static Uni<Void> add(SqlClient connection, UUID rerating, List<Move> moves) {
        var parameters = Columns.of(moves)
                .same(rerating)
                .column(UUID[]::new, move -> move.line().organisation().value())
                .column(UUID[]::new, move -> move.line().application().value())
                .column(String[]::new, move -> move.line().price().plan().value())
                .column(String[]::new, move -> move.line().price().api().value())
                .column(String[]::new, move -> move.line().price().operation())
                .column(LocalDate[]::new, move -> move.line().businessDate())
                .column(Integer[]::new, move -> move.pot().priceVersion())
                .column(String[]::new, move -> move.pot().agreement().agreement())
                .column(Integer[]::new, move -> move.pot().agreement().version())
                .column(Long[]::new, Move::calls)
                .column(Long[]::new, Move::units)
                .column(Long[]::new, move -> move.gross().microYuan())
                .parameters();
        return connection.preparedQuery(INSERT).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static Holding holding(Row row, PlanCode plan, ApiName api, LocalDate businessDate) {
        Line line = new Line(
                new OrganisationId(row.getUUID("organisation")),
                new ApplicationId(row.getUUID("application")),
                new PriceKey(plan, api, row.getString("operation")),
                businessDate);
        Pot pot = new Pot(
                row.getInteger("price_version"),
                new AgreementRef(row.getString("agreement"), row.getInteger("agreement_version")));
        return new Holding(
                line, pot, new Used(row.getLong("calls"), row.getLong("units")), new Money(row.getLong("gross")));
    }
}
