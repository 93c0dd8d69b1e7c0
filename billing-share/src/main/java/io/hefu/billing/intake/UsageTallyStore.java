package io.hefu.billing.intake;

import io.hefu.billing.columns.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;

/** Counts of answered calls, so that reports need not count millions of records. */
final class UsageTallyStore {

    private static final String ADD = """
            insert into billing.usage_tally as known
                (node, organisation, business_date, application, environment, api, operation,
                 calls, refused, billable, units)
            select $1, *
            from unnest($2::uuid[], $3::date[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                 $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
                 as added (organisation, business_date, application, environment, api, operation,
                           calls, refused, billable, units)
            order by organisation, business_date, application, environment, api, operation
            on conflict (organisation, business_date, application, environment, api, operation, node)
            do update set calls = known.calls + excluded.calls, refused = known.refused + excluded.refused,
                billable = known.billable + excluded.billable, units = known.units + excluded.units""";

    Uni<Void> add(SqlClient connection, String node, Collection<UsageTally> tallies) {
        var parameters = Columns.of(tallies)
                .same(node)
                .column(UUID[]::new, tally -> tally.key().organisation().value())
                .column(LocalDate[]::new, tally -> tally.key().businessDate())
                .column(UUID[]::new, tally -> tally.key().application().value())
                .column(String[]::new, tally -> tally.key().environment().name())
                .column(String[]::new, tally -> tally.key().api().value())
                .column(String[]::new, tally -> tally.key().operation())
                .column(Long[]::new, UsageTally::calls)
                .column(Long[]::new, UsageTally::refused)
                .column(Long[]::new, UsageTally::billable)
                .column(Long[]::new, UsageTally::units)
                .parameters();
        return connection.preparedQuery(ADD).execute(Tuple.from(parameters)).replaceWithVoid();
    }
}
