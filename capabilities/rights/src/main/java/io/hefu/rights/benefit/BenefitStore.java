package io.hefu.rights.benefit;

import io.hefu.core.call.Environment;
import io.hefu.core.call.Page;
import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.benefit.Benefit.Supplier;
import io.hefu.rights.benefit.Benefit.Type;
import io.hefu.rights.benefit.Benefit.Validity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Benefits and their stock. Each environment has a stock of its own. */
@Singleton
public class BenefitStore {

    private static final String SELECT = """
            select benefit_id, name, name_en, benefit_type, fulfilment, supplier_id, supplier_name, product_code,
                   per_subscriber_limit, valid_from, valid_to, remaining
            from rights.benefit join rights.stock using (benefit_id)
            where environment = $1""";

    private final Pool pool;

    public BenefitStore(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<Benefit>> find(Environment environment, BenefitId id) {
        return pool.preparedQuery(SELECT + " and benefit_id = $2")
                .execute(Tuple.of(environment.name(), id.value()))
                .map(rows -> stream(rows).map(BenefitStore::benefit).findFirst());
    }

    /** In the order in which they were offered. */
    Uni<Page<Benefit>> page(Environment environment, int page, int perPage) {
        return pool.preparedQuery("select count(*) from rights.stock where environment = $1")
                .execute(Tuple.of(environment.name()))
                .map(rows -> rows.iterator().next().getLong(0))
                .flatMap(total -> pool.preparedQuery(SELECT + " order by benefit_id offset $2 limit $3")
                        .execute(Tuple.of(environment.name(), (page - 1L) * perPage, perPage))
                        .map(rows ->
                                Page.of(stream(rows).map(BenefitStore::benefit).toList(), page, perPage, total)));
    }

    /**
     * Takes pieces of the stock if there are as many. The row stays locked until the transaction ends, so this comes last
     * in it.
     *
     * @return whether they were there
     */
    public Uni<Boolean> take(SqlClient transaction, Environment environment, BenefitId id, int quantity) {
        return transaction
                .preparedQuery("""
                        update rights.stock set remaining = remaining - $3
                        where benefit_id = $1 and environment = $2 and remaining >= $3""")
                .execute(Tuple.of(id.value(), environment.name(), quantity))
                .map(taken -> taken.rowCount() == 1);
    }

    /** Puts pieces back that were taken. */
    public Uni<Void> putBack(SqlClient transaction, Environment environment, BenefitId id, int quantity) {
        return transaction
                .preparedQuery("""
                        update rights.stock set remaining = remaining + $3
                        where benefit_id = $1 and environment = $2""")
                .execute(Tuple.of(id.value(), environment.name(), quantity))
                .replaceWithVoid();
    }

    private static Benefit benefit(Row row) {
        Integer limit = row.getInteger("per_subscriber_limit");
        return new Benefit(
                new BenefitId(row.getUUID("benefit_id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("name_en")),
                Type.valueOf(row.getString("benefit_type")),
                Fulfilment.valueOf(row.getString("fulfilment")),
                new Supplier(row.getUUID("supplier_id"), row.getString("supplier_name")),
                row.getString("product_code"),
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit),
                new Validity(
                        row.getOffsetDateTime("valid_from").toInstant(),
                        Optional.ofNullable(row.getOffsetDateTime("valid_to")).map(OffsetDateTime::toInstant)),
                row.getLong("remaining"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
