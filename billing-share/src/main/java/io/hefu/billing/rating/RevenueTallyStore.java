package io.hefu.billing.rating;

import io.hefu.billing.agreement.Clause;
import io.hefu.billing.columns.Columns;
import io.hefu.core.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

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
                (party, booked_on, business_date, api, operation, agreement, agreement_version,
                 billable, units, gross_micro_yuan, share_micro_yuan)
            select *
            from unnest($1::uuid[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[], $7::integer[],
                 $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
                 as added (party, booked_on, business_date, api, operation, agreement, agreement_version,
                           billable, units, gross, share)
            order by party, booked_on, business_date, api, operation, agreement, agreement_version
            on conflict (party, booked_on, business_date, api, operation, agreement, agreement_version)
            do update set billable = known.billable + excluded.billable, units = known.units + excluded.units,
                gross_micro_yuan = known.gross_micro_yuan + excluded.gross_micro_yuan,
                share_micro_yuan = known.share_micro_yuan + excluded.share_micro_yuan""";

    private static final String ADD_CLAUSES = """
            insert into billing.clause_tally as known
                (party, booked_on, business_date, api, operation, agreement, agreement_version, clause,
                 amount_micro_yuan)
            select party, booked_on, business_date, api, operation, agreement, agreement_version, clause,
                   sum(amount)::bigint
            from unnest($1::uuid[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[], $7::integer[],
                 $8::text[], $9::bigint[])
                 as added (party, booked_on, business_date, api, operation, agreement, agreement_version, clause,
                           amount)
            group by party, booked_on, business_date, api, operation, agreement, agreement_version, clause
            order by party, booked_on, business_date, api, operation, agreement, agreement_version, clause
            on conflict (party, booked_on, business_date, api, operation, agreement, agreement_version, clause)
            do update set amount_micro_yuan = known.amount_micro_yuan + excluded.amount_micro_yuan""";

    private record ClauseShare(SharedRevenue.Share share, Clause clause, Money amount) {}

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
        var parameters = shares(shares, share -> share)
                .column(Long[]::new, share -> share.revenue().calls())
                .column(Long[]::new, share -> share.revenue().units())
                .column(Long[]::new, share -> share.revenue().gross().microYuan())
                .column(Long[]::new, share -> share.amount().microYuan())
                .parameters();
        return connection
                .preparedQuery(ADD_SHARES)
                .execute(Tuple.from(parameters))
                .chain(() -> addClauses(connection, shares));
    }

    private static Uni<Void> addClauses(SqlClient connection, List<SharedRevenue.Share> shares) {
        List<ClauseShare> clauses = new ArrayList<>();
        shares.forEach(share -> share.clauses().forEach((clause, amount) -> {
            if (!amount.equals(Money.ZERO)) {
                clauses.add(new ClauseShare(share, clause, amount));
            }
        }));
        if (clauses.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = shares(clauses, ClauseShare::share)
                .column(String[]::new, clause -> clause.clause().number())
                .column(Long[]::new, clause -> clause.amount().microYuan())
                .parameters();
        return connection
                .preparedQuery(ADD_CLAUSES)
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    /** The seven columns that tell which line of which party's books. */
    private static <R> Columns<R> shares(List<R> rows, Function<R, SharedRevenue.Share> of) {
        Function<R, SharedRevenue> revenue = of.andThen(SharedRevenue.Share::revenue);
        return Columns.of(rows)
                .column(UUID[]::new, row -> of.apply(row).party().value())
                .column(LocalDate[]::new, row -> revenue.apply(row).bookedOn())
                .column(LocalDate[]::new, row -> revenue.apply(row).line().businessDate())
                .column(String[]::new, row -> revenue.apply(row).line().api().value())
                .column(String[]::new, row -> revenue.apply(row).line().operation())
                .column(
                        String[]::new,
                        row -> revenue.apply(row).agreement().terms().agreement())
                .column(Integer[]::new, row -> revenue.apply(row).agreement().version());
    }
}
