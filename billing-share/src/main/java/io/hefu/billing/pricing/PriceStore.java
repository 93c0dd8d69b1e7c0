package io.hefu.billing.pricing;

import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.PriceLists;
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
            select distinct on (api, operation) *
            from billing.price
            where plan = $1 and effective_from <= $2
            order by api, operation, effective_from desc""";

    private static final String HISTORY =
            "select * from billing.price where plan = $1 order by api, operation, version desc";

    private static final String LATEST = """
            select * from billing.price
            where plan = $1 and api = $2 and operation = $3 order by version desc limit 1""";

    private static final String INSERT = """
            insert into billing.price (plan, api, operation, version, effective_from, model, tax)
            values ($1, $2, $3, $4, $5, $6, $7)""";

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
                .map(PriceStore::prices)
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<Price>> history(PlanCode plan) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(plan.value()))
                .map(PriceStore::prices)
                .subscribeAsCompletionStage();
    }

    /** Publishes a price that is the same for every unit, tax included. Fails with {@link PriceRefusal}. */
    public CompletionStage<PriceVersion> publish(PriceKey key, Money perUnit, Instant effectiveFrom) {
        return publish(key, new PerUnit(perUnit), TaxTreatment.INCLUSIVE, effectiveFrom);
    }

    /** Publishes the next version of a price. Fails with {@link PriceRefusal}. Calls that have been rated keep the price they were rated at. */
    public CompletionStage<PriceVersion> publish(
            PriceKey key, PriceModel model, TaxTreatment tax, Instant effectiveFrom) {
        return pool.withTransaction(connection -> publish(connection, new PriceOffer(key, effectiveFrom, model, tax)))
                .subscribeAsCompletionStage();
    }

    /** As part of a transaction under way. Fails with {@link PriceRefusal}. */
    public Uni<PriceVersion> publish(SqlClient connection, PriceOffer offer) {
        return following(connection, offer).call(version -> insert(connection, version));
    }

    /** What an offer would become now. Fails with {@link PriceRefusal}. */
    Uni<PriceVersion> following(SqlClient connection, PriceOffer offer) {
        return latest(connection, offer.key())
                .map(latest -> latest.map(version -> version.next(offer.effectiveFrom(), offer.model(), offer.tax()))
                        .orElseGet(() ->
                                new PriceVersion(offer.key(), 1, offer.effectiveFrom(), offer.model(), offer.tax())));
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

    private static Uni<Void> insert(SqlClient connection, PriceVersion version) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        version.key().plan().value(),
                        version.key().api().value(),
                        version.key().operation(),
                        version.version(),
                        version.effectiveFrom().atOffset(ZoneOffset.UTC),
                        PriceText.write(version.model()),
                        version.tax().name())))
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
                PriceText.model(row.getString("model")),
                TaxTreatment.valueOf(row.getString("tax")));
    }

    private static List<Price> prices(RowSet<Row> rows) {
        return versions(rows).stream().map(PriceStore::price).toList();
    }

    private static Price price(PriceVersion version) {
        return new Price(
                version.key().api(),
                version.key().operation(),
                version.version(),
                version.effectiveFrom(),
                PriceForm.write(version.model()),
                version.tax() == TaxTreatment.INCLUSIVE,
                version.model().bound());
    }
}
