package io.hefu.billing.partnerfile;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.reconciliation.FileMapping;
import io.hefu.core.reconciliation.FileMapping.TrailerRow;
import io.hefu.core.reconciliation.FileMappings;
import io.hefu.core.reconciliation.ProductName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** How partners' files are read, every version that was declared. */
@Singleton
public class MappingStore implements FileMappings {

    private static final String LATEST = """
            select * from billing.partner_mapping where partner = $1 and kind = $2 order by version desc limit 1""";

    private static final String INSERT = """
            insert into billing.partner_mapping (partner, kind, version, mapping, declared_at, declared_by)
            values ($1, $2, $3, $4, $5, $6)""";

    private final Pool pool;
    private final Clock clock;

    public MappingStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Optional<Declared>> of(OrganisationId partner, String kind) {
        return latest(pool, partner, kind).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Declared> declare(
            OrganisationId partner, String kind, FileMapping mapping, String declaredBy) {
        return Uni.createFrom()
                .item(() -> MappingReader.read(mapping))
                .chain(readable -> pool.withTransaction(connection -> lock(connection, partner, kind)
                        .chain(() -> latest(connection, partner, kind))
                        .map(latest -> new Declared(
                                kind,
                                latest.map(Declared::version).orElse(0) + 1,
                                mapping,
                                clock.instant(),
                                declaredBy))
                        .call(declared -> insert(connection, partner, declared))))
                .subscribeAsCompletionStage();
    }

    Uni<Optional<Declared>> latest(SqlClient client, OrganisationId partner, String kind) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(partner.value(), kind))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(MappingStore::declared));
    }

    private static Uni<Void> lock(SqlClient connection, OrganisationId partner, String kind) {
        return connection
                .preparedQuery("select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)")
                .execute(Tuple.of("billing.partner_mapping/" + partner + "/" + kind))
                .replaceWithVoid();
    }

    private static Uni<Void> insert(SqlClient connection, OrganisationId partner, Declared declared) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        partner.value(),
                        declared.kind(),
                        declared.version(),
                        json(declared.mapping()),
                        declared.declaredAt().atOffset(ZoneOffset.UTC),
                        declared.declaredBy()))
                .replaceWithVoid();
    }

    private static Declared declared(Row row) {
        return new Declared(
                row.getString("kind"),
                row.getInteger("version"),
                mapping((JsonObject) row.getValue("mapping")),
                row.getOffsetDateTime("declared_at").toInstant(),
                row.getString("declared_by"));
    }

    private static JsonObject json(FileMapping mapping) {
        JsonObject products = new JsonObject();
        mapping.products().forEach((name, product) -> products.put(name, json(product)));
        JsonObject json = new JsonObject()
                .put("format", mapping.format())
                .put("separator", mapping.separator())
                .put("skippedRows", mapping.skippedRows())
                .put("totals", mapping.totals())
                .put("columns", texts(mapping.columns()))
                .put("time", mapping.time())
                .put("zone", mapping.zone())
                .put("numbers", mapping.numbers())
                .put("amounts", mapping.amounts())
                .put("results", texts(mapping.results()))
                .put("products", products);
        mapping.product().ifPresent(product -> json.put("product", json(product)));
        mapping.trailer()
                .ifPresent(trailer -> json.put(
                        "trailer",
                        new JsonObject().put("marker", trailer.marker()).put("countColumn", trailer.countColumn())));
        return json;
    }

    private static FileMapping mapping(JsonObject json) {
        return new FileMapping(
                json.getString("format"),
                json.getString("separator"),
                json.getInteger("skippedRows"),
                json.getBoolean("totals"),
                values(json.getJsonObject("columns"), String.class::cast),
                json.getString("time"),
                json.getString("zone"),
                json.getString("numbers"),
                json.getString("amounts"),
                values(json.getJsonObject("results"), String.class::cast),
                values(json.getJsonObject("products"), value -> product((JsonObject) value)),
                Optional.ofNullable(json.getJsonObject("product")).map(MappingStore::product),
                Optional.ofNullable(json.getJsonObject("trailer"))
                        .map(trailer ->
                                new TrailerRow(trailer.getString("marker"), trailer.getInteger("countColumn"))));
    }

    private static JsonObject json(ProductName product) {
        return new JsonObject().put("api", product.api()).put("operation", product.operation());
    }

    private static ProductName product(JsonObject json) {
        return new ProductName(json.getString("api"), json.getString("operation"));
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObject json = new JsonObject();
        texts.forEach(json::put);
        return json;
    }

    private static <V> Map<String, V> values(JsonObject json, Function<Object, V> value) {
        Map<String, V> values = new HashMap<>();
        json.fieldNames().forEach(name -> values.put(name, value.apply(json.getValue(name))));
        return values;
    }
}
