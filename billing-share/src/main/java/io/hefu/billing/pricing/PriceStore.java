package io.hefu.billing.pricing;

import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.usage.PriceLists;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** Prices, every version that ever was. */
@Singleton
public class PriceStore implements PriceLists {

    private static final String IN_FORCE = """
            select distinct on (api, operation) api, operation, per_unit_micro_yuan
            from billing.price
            where plan = $1 and effective_from <= $2
            order by api, operation, effective_from desc""";

    private static final String LATEST = """
            select * from billing.price
            where plan = $1 and api = $2 and operation = $3 order by version desc limit 1""";

    private static final String INSERT = """
            insert into billing.price (plan, api, operation, version, effective_from, per_unit_micro_yuan)
            values ($1, $2, $3, $4, $5, $6)""";

    private final Pool pool;
    private final Clock clock;

    public PriceStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public CompletionStage<List<Price>> of(PlanCode plan) {
        return pool.preparedQuery(IN_FORCE)
                .execute(Tuple.of(plan.value(), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PriceStore::price)
                        .toList())
                .subscribeAsCompletionStage();
    }

    /** Publishes a price per unit, tax included. Fails with {@link PriceRefusal}. Calls that have been rated keep the price they were rated at. */
    public CompletionStage<PriceVersion> publish(PriceKey key, Money perUnit, Instant effectiveFrom) {
        return pool.withTransaction(connection -> latest(connection, key)
                        .map(latest -> following(latest, key, new PerUnit(perUnit), effectiveFrom))
                        .call(version -> insert(connection, version, perUnit)))
                .subscribeAsCompletionStage();
    }

    /** All versions of the prices of some plans. */
    public Uni<PriceBook> book(SqlClient connection, Collection<PlanCode> plans) {
        return connection
                .preparedQuery("select * from billing.price where plan = any($1)")
                .execute(Tuple.of(plans.stream().map(PlanCode::value).toArray(String[]::new)))
                .map(rows -> new PriceBook(versions(rows)));
    }

    private static Uni<Optional<PriceVersion>> latest(SqlClient connection, PriceKey key) {
        return connection
                .preparedQuery(LATEST)
                .execute(Tuple.of(key.plan().value(), key.api().value(), key.operation()))
                .map(rows -> versions(rows).stream().findFirst());
    }

    private static PriceVersion following(
            Optional<PriceVersion> latest, PriceKey key, PerUnit price, Instant effectiveFrom) {
        return latest.map(version -> version.next(effectiveFrom, price, TaxTreatment.INCLUSIVE))
                .orElseGet(() -> new PriceVersion(key, 1, effectiveFrom, price, TaxTreatment.INCLUSIVE));
    }

    private static Uni<Void> insert(SqlClient connection, PriceVersion version, Money perUnit) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        version.key().plan().value(),
                        version.key().api().value(),
                        version.key().operation(),
                        version.version(),
                        version.effectiveFrom().atOffset(ZoneOffset.UTC),
                        perUnit.microYuan()))
                .replaceWithVoid();
    }

    private static List<PriceVersion> versions(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PriceStore::version)
                .toList();
    }

    private static PriceVersion version(Row row) {
        PriceKey key = new PriceKey(
                new PlanCode(row.getString("plan")), new ApiName(row.getString("api")), row.getString("operation"));
        return new PriceVersion(
                key,
                row.getInteger("version"),
                row.getOffsetDateTime("effective_from").toInstant(),
                new PerUnit(new Money(row.getLong("per_unit_micro_yuan"))),
                TaxTreatment.INCLUSIVE);
    }

    private static Price price(Row row) {
        return new Price(
                new ApiName(row.getString("api")),
                row.getString("operation"),
                new Money(row.getLong("per_unit_micro_yuan")));
    }
}
