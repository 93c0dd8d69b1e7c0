package io.hefu.billing.rating;

import io.hefu.billing.columns.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Costs and shares by day, so that reports need not sum millions of lines. Rows are written in the order of their keys:
 * raters that meet on them wait for one another, never in a circle.
 */
final class RevenueTallyStore {

    private static final String ADD_COSTS = """
            insert into billing.rated_tally as known
                (organisation, business_date, application, environment, api, operation,
                 lines, cost_micro_yuan)
            select *
            from unnest($1::uuid[], $2::date[], $3::uuid[], $4::text[], $5::text[], $6::text[],
                 $7::bigint[], $8::bigint[])
                 as added (organisation, business_date, application, environment, api, operation, lines, cost)
            order by organisation, business_date, application, environment, api, operation
            on conflict (organisation, business_date, application, environment, api, operation)
            do update set lines = known.lines + excluded.lines,
                cost_micro_yuan = known.cost_micro_yuan + excluded.cost_micro_yuan""";

    private static final String ADD_SHARES = """
            insert into billing.share_tally as known
                (party, business_date, application, api, operation, agreement, agreement_version,
                 billable, gross_micro_yuan, share_micro_yuan)
            select *
            from unnest($1::uuid[], $2::date[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::integer[],
                 $8::bigint[], $9::bigint[], $10::bigint[])
                 as added (party, business_date, application, api, operation, agreement, agreement_version,
                           billable, gross, share)
            order by party, business_date, application, api, operation, agreement, agreement_version
            on conflict (party, business_date, application, api, operation, agreement, agreement_version)
            do update set billable = known.billable + excluded.billable,
                gross_micro_yuan = known.gross_micro_yuan + excluded.gross_micro_yuan,
                share_micro_yuan = known.share_micro_yuan + excluded.share_micro_yuan""";

    Uni<Void> addCosts(SqlClient connection, Collection<CostTally> costs) {
        if (costs.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Columns.of(costs)
                .column(UUID[]::new, tally -> tally.key().organisation().value())
                .column(LocalDate[]::new, tally -> tally.key().businessDate())
                .column(UUID[]::new, tally -> tally.key().application().value())
                .column(String[]::new, tally -> tally.key().environment().name())
                .column(String[]::new, tally -> tally.key().api().value())
                .column(String[]::new, tally -> tally.key().operation())
                .column(Long[]::new, CostTally::lines)
                .column(Long[]::new, tally -> tally.cost().microYuan())
                .parameters();
        return connection
                .preparedQuery(ADD_COSTS)
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    Uni<Void> addShares(SqlClient connection, List<SharedRevenue.Share> shares) {
        if (shares.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Columns.of(shares)
                .column(UUID[]::new, share -> share.party().value())
                .column(LocalDate[]::new, share -> share.revenue().key().businessDate())
                .column(
                        UUID[]::new,
                        share -> share.revenue().key().application().value())
                .column(String[]::new, share -> share.revenue().key().api().value())
                .column(String[]::new, share -> share.revenue().key().operation())
                .column(
                        String[]::new,
                        share -> share.revenue().agreement().terms().agreement())
                .column(Integer[]::new, share -> share.revenue().agreement().version())
                .column(Long[]::new, share -> share.revenue().calls())
                .column(Long[]::new, share -> share.revenue().gross().microYuan())
                .column(Long[]::new, share -> share.amount().microYuan())
                .parameters();
        return connection
                .preparedQuery(ADD_SHARES)
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }
}
