package io.hefu.billing.reconciliation;

import io.hefu.billing.columns.Columns;
import io.hefu.core.identity.OrganisationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines of partners' files, some thousands at a time. What waits for the database is for worker threads only. */
public final class PartnerLineStore {

    private static final int LINES_AT_ONCE = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String INSERT = """
            insert into billing.partner_line
                (file, row, call_id, reference, at_micros, product, amount_micro_yuan, tax_micro_yuan, units, subscriber,
                 calls, price_version, result, is_total)
            select $1, *
            from unnest($2::bigint[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
                 $9::bigint[], $10::bigint[], $11::integer[], $12::integer[], $13::text[], $14::boolean[])""";

    private static final String INSERT_PRODUCTS = """
            insert into billing.partner_product (partner, number, api, operation)
            select $1, * from unnest($2::bigint[], $3::text[], $4::text[])
            on conflict do nothing""";

    private static final String NEXT = """
            select * from billing.partner_line
            where file = $1 and row > $2 and at_micros >= $3 and at_micros < $4
            order by row limit $5""";

    private static final String FILES = """
            select id from billing.partner_file
            where partner = $1 and kind = $2 and environment = 'LIVE' and disposition = 'ACCEPTED'
              and starts_on < $4 and ends_before > $3
            order by sequence""";

    /** Waits until they are stored. */
    public void add(SqlClient connection, UUID file, LineTable lines) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(file);
        parameters.add(column(lines, Long[]::new, lines::row));
        parameters.add(column(
                lines,
                UUID[]::new,
                line -> lines.hasCall(line) ? new UUID(lines.callHigh(line), lines.callLow(line)) : null));
        parameters.add(column(
                lines,
                UUID[]::new,
                line -> lines.hasReference(line)
                        ? new UUID(lines.referenceHigh(line), lines.referenceLow(line))
                        : null));
        parameters.add(column(lines, Long[]::new, lines::at));
        parameters.add(column(lines, Long[]::new, lines::product));
        parameters.add(column(lines, Long[]::new, lines::amount));
        parameters.add(column(lines, Long[]::new, line -> lines.hasTax(line) ? (Long) lines.tax(line) : null));
        parameters.add(column(lines, Long[]::new, lines::units));
        parameters.add(
                column(lines, Long[]::new, line -> lines.subscriber(line) == 0 ? null : (Long) lines.subscriber(line)));
        parameters.add(column(lines, Integer[]::new, lines::calls));
        parameters.add(column(
                lines,
                Integer[]::new,
                line -> lines.rateVersion(line) == 0 ? null : (Integer) lines.rateVersion(line)));
        parameters.add(column(lines, String[]::new, line -> lines.result(line).name()));
        parameters.add(column(lines, Boolean[]::new, lines::isTotal));
        connection.preparedQuery(INSERT).execute(Tuple.from(parameters)).await().atMost(PATIENCE);
    }

    /** Remembers the names behind the numbers, and waits until that is done. */
    public void name(SqlClient connection, OrganisationId partner, Products products) {
        List<Map.Entry<Product, Long>> named = List.copyOf(products.numbers().entrySet());
        var parameters = Columns.of(named)
                .same(partner.value())
                .column(Long[]::new, Map.Entry::getValue)
                .column(String[]::new, entry -> entry.getKey().api())
                .column(String[]::new, entry -> entry.getKey().operation())
                .parameters();
        connection
                .preparedQuery(INSERT_PRODUCTS)
                .execute(Tuple.from(parameters))
                .await()
                .atMost(PATIENCE);
    }

    /** What the partner's files have named. */
    Uni<List<Product>> products(SqlClient client, OrganisationId partner) {
        return client.preparedQuery("select api, operation from billing.partner_product where partner = $1")
                .execute(Tuple.of(partner.value()))
                .map(rows -> {
                    List<Product> products = new ArrayList<>();
                    rows.forEach(row -> products.add(new Product(row.getString("api"), row.getString("operation"))));
                    return products;
                });
    }

    /**
     * Adds all lines that a partner's files have within a stretch of time, and waits until that is done.
     *
     * @param around the period and what may belong to it, shortly before and after
     * @param progress told how many lines there were so far
     */
    void addTo(
            ExternalSort sort,
            SqlClient client,
            OrganisationId partner,
            String kind,
            ReconciledPeriod around,
            LongConsumer progress) {
        RowSet<Row> files = client.preparedQuery(FILES)
                .execute(Tuple.of(partner.value(), kind, around.from(), around.to()))
                .await()
                .atMost(PATIENCE);
        long count = 0;
        LineTable lines = new LineTable();
        for (Row file : files) {
            long after = -1;
            int read = LINES_AT_ONCE;
            while (read == LINES_AT_ONCE) {
                RowSet<Row> rows = client.preparedQuery(NEXT)
                        .execute(Tuple.of(
                                file.getUUID("id"), after, around.fromMicros(), around.toMicros(), LINES_AT_ONCE))
                        .await()
                        .atMost(PATIENCE);
                lines.clear();
                for (Row row : rows) {
                    after = append(lines, row);
                }
                read = lines.size();
                count += read;
                sort.add(lines);
                progress.accept(count);
            }
        }
    }

    private static long append(LineTable lines, Row row) {
        int line = lines.append();
        UUID call = row.getUUID("call_id");
        if (call != null) {
            lines.call(line, call.getMostSignificantBits(), call.getLeastSignificantBits());
        }
        UUID reference = row.getUUID("reference");
        if (reference != null) {
            lines.reference(line, reference.getMostSignificantBits(), reference.getLeastSignificantBits());
        }
        lines.at(line, row.getLong("at_micros"));
        lines.product(line, row.getLong("product"));
        lines.amount(line, row.getLong("amount_micro_yuan"));
        Long tax = row.getLong("tax_micro_yuan");
        if (tax != null) {
            lines.tax(line, tax);
        }
        lines.units(line, row.getLong("units"));
        Long subscriber = row.getLong("subscriber");
        lines.subscriber(line, subscriber == null ? 0 : subscriber);
        Integer version = row.getInteger("price_version");
        lines.callsAndRate(line, row.getInteger("calls"), version == null ? 0 : version);
        long number = row.getLong("row");
        lines.kind(line, number, ResultClass.valueOf(row.getString("result")), row.getBoolean("is_total"));
        return number;
    }

    private static <C> C[] column(LineTable lines, IntFunction<C[]> array, IntFunction<@Nullable C> value) {
        return IntStream.range(0, lines.size()).mapToObj(value).toArray(array);
    }
}
